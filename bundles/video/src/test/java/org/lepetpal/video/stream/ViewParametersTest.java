package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.video.overlay.LayerChoice;

class ViewParametersTest {
    @Test
    void nothingGivenMeansAllLayersAtQuality80() {
        ViewParameters view = read(Map.of());

        assertThat(view.wish().quality()).isEqualTo(80);
        assertThat(view.wish().layers()).isEqualTo(LayerChoice.ALL);
        assertThat(view.wish().width()).isEmpty();
        assertThat(view.fps()).isEqualTo(60);
    }

    @Test
    void everyParameterIsRead() {
        ViewParameters view = read(Map.of(
                "width", "640", "height", "360", "fps", "5", "quality", "95", "camera", "front", "overlays", "fps"));

        assertThat(view.wish().width()).hasValue(640);
        assertThat(view.wish().height()).hasValue(360);
        assertThat(view.wish().quality()).isEqualTo(95);
        assertThat(view.wish().layers()).isEqualTo(new LayerChoice(false, Set.of("fps")));
        assertThat(view.fps()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0", "false"})
    void layersCanBeLeftOut(String none) {
        assertThat(read(Map.of("overlays", none)).wish().layers()).isEqualTo(LayerChoice.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "width,15",
        "width,3841",
        "width,x",
        "width,-640",
        "height,15",
        "height,2161",
        "fps,0",
        "fps,61",
        "fps,2.5",
        "quality,9",
        "quality,96",
        "overlays,nonsense",
        "'overlays','fps,nonsense'",
        "camera,rear",
        "camera,1"
    })
    void whatIsOutOfRangeIsNamed(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    private static ViewParameters read(Map<String, String> query) {
        return ViewParameters.of(query::get, List.of("front"), List.of("detections", "fps"));
    }
}
