package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.testkit.TestSettings;

class SettingsTest {
    private static final List<String> NAMES = List.of("person", "dog", "sports ball", "bear");

    @Test
    void publishesUnderTheNamesThatTheRobotKnows() {
        Settings settings = Settings.of(TestSettings.of(Config.class));
        assertThat(settings.model()).isEmpty();
        assertThat(settings.wanted(NAMES)).isEqualTo(Map.of(0, "person", 1, "dog", 2, "ball"));
    }

    @Test
    void aStarStandsForAll() {
        Settings settings = Settings.of(TestSettings.of(Config.class, Map.of("yolo_classes", "*", "yolo_rename", "")));
        assertThat(settings.wanted(NAMES).values()).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @ParameterizedTest
    @CsvSource({
        "yolo_classes, ' , ', YOLO_CLASSES",
        "yolo_rename, dog, YOLO_RENAME",
        "yolo_rename, dog:, YOLO_RENAME",
        "yolo_optimize, much, YOLO_OPTIMIZE",
        "yolo_provider, tpu, YOLO_PROVIDER"
    })
    void aWrongTextIsNamed(String key, String value, String name) {
        assertThatThrownBy(() -> Settings.of(TestSettings.of(Config.class, Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "yolo_confidence, 0, YOLO_CONFIDENCE",
        "yolo_confidence, NaN, YOLO_CONFIDENCE",
        "yolo_iou, 1.5, YOLO_IOU"
    })
    void aWrongNumberIsNamed(String key, double value, String name) {
        assertThatThrownBy(() -> Settings.of(TestSettings.of(Config.class, Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aWrongNumberOfThreadsIsNamed() {
        assertThatThrownBy(() -> Settings.of(TestSettings.of(Config.class, Map.of("yolo_threads", 0))))
                .hasMessageContaining("YOLO_THREADS = 0");
    }
}
