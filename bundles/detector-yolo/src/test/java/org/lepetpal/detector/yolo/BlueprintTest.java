package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.detector.yolo.model.Blueprint;
import org.lepetpal.testkit.SharedData;

/** How the models of the shared test data, and one with operators on bytes, were quantised. */
class BlueprintTest {
    @ParameterizedTest
    @CsvSource({
        "yolox_nano, float, false, false",
        "nanodet_m-416, float, false, false",
        "FastestDet, float, false, false",
        "yolov8n-int8-qdq, int8, true, false",
        "yolo11n-pose-int8, int8, true, false",
        "yolo11n-pose-int8-repaired, int8, true, false",
        "yolov8n-int8-dynamic, dynamic int8, false, true",
        "yolo11n-int8-320, dynamic int8, false, true",
        "yolo26n-int8-e2e, dynamic int8, false, true"
    })
    void tellsHowAModelWasQuantised(String name, String numbers, boolean statically, boolean dynamically)
            throws Exception {
        Path file = SharedData.path("models/" + name + ".onnx");
        Blueprint blueprint = Blueprint.read(ByteBuffer.wrap(Files.readAllBytes(file)));

        assertThat(blueprint.numbers()).isEqualTo(numbers);
        assertThat(blueprint.staticallyQuantised()).isEqualTo(statically);
        assertThat(blueprint.dynamicallyQuantised()).isEqualTo(dynamically);
        assertThat(blueprint.multipliesBytes()).isFalse();
    }

    @Test
    void tellsOperatorsOnBytes() throws Exception {
        byte[] file = EightBits.model(1).toByteArray();
        Blueprint blueprint = Blueprint.read(ByteBuffer.wrap(file));

        assertThat(blueprint.numbers()).isEqualTo("int8");
        assertThat(blueprint.staticallyQuantised()).isTrue();
        assertThat(blueprint.multipliesBytes()).isTrue();
    }

    @Test
    void oneThatIsQuantisedBothWaysIsNoneThatMayBeCountedTheExactWay() {
        Map<String, Integer> both = Map.of("QuantizeLinear", 2, "DynamicQuantizeLinear", 1, "MatMulInteger", 1);
        Blueprint blueprint = new Blueprint(17, Map.of(), both, Set.of());

        assertThat(blueprint.numbers()).isEqualTo("dynamic int8");
        assertThat(blueprint.staticallyQuantised()).isFalse();
    }
}
