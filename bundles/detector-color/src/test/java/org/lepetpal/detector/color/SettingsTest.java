package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.testkit.TestSettings;

class SettingsTest {
    @Test
    void theDefaultsFindWhatTheRobotHandles() {
        assertThat(Settings.of(TestSettings.of(Config.class)).classes())
                .extracting(ColorClass::label)
                .containsExactly("ball", "treat", "bowl", "dog");
    }

    @Test
    void aLineIsReadWithSpacesAndEmptyEnds() {
        assertThat(Settings.classes(" toy : 350 - 10 , 40,30, 20 ,80,1.25 ; ;cat:1-2,3,4,5,6,7;"))
                .isEqualTo(List.of(
                        new ColorClass("toy", 350, 10, 40, 30, 20, 80, 1.25),
                        new ColorClass("cat", 1, 2, 3, 4, 5, 6, 7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ball|'ball' is not of the form",
                "ball:1-2|'ball:1-2' is not of the form",
                "ball:1-2,3,4,5,6|is not of the form",
                "ball:a-2,3,4,5,6,7|is not of the form",
                "ball:-1-2,3,4,5,6,7|is not of the form",
                "ball:99999999999-2,3,4,5,6,7|is not of the form",
                "Ball:1-2,3,4,5,6,7|the name",
                "ball:1-360,3,4,5,6,7|hue 360 is not in 0…359",
                "ball:1-2,101,4,5,6,7|saturation 101 is not in 0…100",
                "ball:1-2,3,101,5,6,7|value 101 is not in 0…100",
                "ball:1-2,3,4,0,6,7|area 0 is not in 1…",
                "ball:1-2,3,4,5,0,7|fill 0 is not in 1…100",
                "ball:1-2,3,4,5,6,0.5|aspect 0.5 is not in 1…20",
                "ball:1-2,3,4,5,6,7;ball:1-2,3,4,5,6,7|ball twice",
                ";|names no class"
            })
    void whatIsWrongIsNamed(String line, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(TestSettings.of(Config.class, Map.of("color_classes", line))))
                .withMessageContaining("COLOR_CLASSES")
                .withMessageContaining(complaint);
    }

    @Test
    void theWidthHasItsRange() {
        List<ColorClass> classes = Settings.of(TestSettings.of(Config.class)).classes();
        for (int width : new int[] {159, 3841}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings(classes, width))
                    .withMessage("COLOR_DETECT_WIDTH = " + width + " is not in 160…3840");
        }
    }
}
