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

        assertThat(view.wish().quality()).isEmpty();
        assertThat(view.wish().encodingQuality()).isEqualTo(80);
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
        assertThat(view.wish().encodingQuality()).isEqualTo(95);
        assertThat(view.wish().layers()).isEqualTo(new LayerChoice(false, Set.of("fps")));
        assertThat(view.fps()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"1", "true"})
    void allLayersCanBeAskedFor(String all) {
        assertThat(read(Map.of("overlays", all)).wish().layers()).isEqualTo(LayerChoice.ALL);
    }

    @Test
    void aCameraIsNamedOrCountedAndTheFirstIsWhicheverIsActive() {
        assertThat(read(Map.of()).wish().camera()).isEmpty();
        assertThat(read(Map.of("camera", "0")).wish().camera()).isEmpty();
        assertThat(read(Map.of("camera", "1")).wish().camera()).contains("side");
        assertThat(read(Map.of("camera", "front")).wish().camera()).contains("front");
    }

    @ParameterizedTest
    @CsvSource({
        "width,0,'width' must be an integer in 16…3840",
        "overlays,x,'overlays' must be 1, true, 0, false or a comma list out of detections,status,roi,zones,fps",
        "camera,x,'camera' must be an index in 0…1 or one of front, side"
    })
    void theAnswerSaysWhatIsAllowed(String name, String value, String start) {
        assertThatThrownBy(() -> read(Map.of(name, value))).hasMessageStartingWith(start);
    }

    @ParameterizedTest
    @CsvSource({"roi", "zones", "status", "'detections,status,roi'", "'roi, fps'"})
    void theContractsLayersAreKnownWhetherOrNotAnybodyDrawsThem(String names) {
        assertThat(read(Map.of("overlays", names)).wish().layers().names())
                .containsExactlyInAnyOrder(names.split(", ?"));
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
        "camera,2",
        "camera,''",
        "overlays,''",
        "width,''",
        "width,99999999999"
    })
    void whatIsOutOfRangeIsNamed(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    private static ViewParameters read(Map<String, String> query) {
        return ViewParameters.of(query::get, List.of("front", "side"), List.of("detections", "fps"));
    }
}
