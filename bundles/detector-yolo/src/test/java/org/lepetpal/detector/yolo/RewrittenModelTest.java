package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** A real model in the forms that other exporters give: it sees what it saw before. */
class RewrittenModelTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");
    private static final Set<Integer> DOG = Set.of(16);

    @TempDir
    private Path folder;

    private ModelProto.Builder model;
    private List<Found> expected;

    @BeforeEach
    void read() throws Exception {
        Path file = SharedData.path("models/yolox_nano.onnx");
        model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        expected = dogs(file);
        assertThat(expected).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT16", "UINT8"})
    void anInputOfAnotherTypeIsGivenThat(DataType type) throws Exception {
        GraphProto.Builder graph = model.getGraphBuilder();
        String name = graph.getInput(0).getName();
        graph.getInputBuilder(0)
                .setName("picture")
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type.getNumber());
        NodeProto cast = cast("picture", name, DataType.FLOAT);
        List<NodeProto> nodes =
                Stream.concat(Stream.of(cast), graph.getNodeList().stream()).toList();
        graph.clearNode().addAllNode(nodes);

        seesTheSame(write());
    }

    @Test
    void anOutputOfHalvesIsRead() throws Exception {
        GraphProto.Builder graph = model.getGraphBuilder();
        String name = graph.getOutput(0).getName();
        graph.getOutputBuilder(0)
                .setName("halves")
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(DataType.FLOAT16.getNumber());
        graph.addNode(cast(name, "halves", DataType.FLOAT16));

        seesTheSame(write());
    }

    @Test
    void openSizesBecomeWhatItsCardSaysElse640() throws Exception {
        GraphProto.Builder graph = model.getGraphBuilder();
        open(graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder());
        graph.clearValueInfo().getOutputBuilderList().forEach(output -> output.getTypeBuilder()
                .getTensorTypeBuilder()
                .clearShape());
        Path file = write();
        assertThat(describe(file)).contains("640 × 640");

        Files.writeString(folder.resolve("model.json"), "{\"width\": 416, \"height\": 416}");
        assertThat(describe(file)).contains("416 × 416");
        seesTheSame(file);
    }

    @Test
    void constantsMayLieInAFileBesideItWhichHasToBeThereAndWhole() throws Exception {
        ByteString weights = Outside.takeWeights(model.getGraphBuilder());
        Path file = write();
        assertRefused(file, "its data file '" + Outside.FILE + "' is missing; it belongs beside the model");

        Files.write(
                folder.resolve(Outside.FILE),
                weights.substring(0, weights.size() - 1).toByteArray());
        assertRefused(file, "its data file '" + Outside.FILE + "' is cut short");

        Files.write(folder.resolve(Outside.FILE), weights.toByteArray());
        seesTheSame(file);
    }

    private static NodeProto cast(String from, String to, DataType type) {
        AttributeProto into = AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeType.INT)
                .setI(type.getNumber())
                .build();
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .addInput(from)
                .addOutput(to)
                .addAttribute(into)
                .build();
    }

    private static void open(TensorShapeProto.Builder shape) {
        shape.getDimBuilder(2).setDimParam("height");
        shape.getDimBuilder(3).setDimParam("width");
    }

    private Path write() throws IOException {
        return Files.write(folder.resolve("rewritten.onnx"), model.build().toByteArray());
    }

    private void seesTheSame(Path file) throws Exception {
        assertThat(dogs(file)).singleElement().satisfies(dog -> {
            assertThat(dog.overlap(expected.getFirst())).isGreaterThan(0.95);
            assertThat(Math.abs(dog.score() - expected.getFirst().score())).isLessThan(0.02);
        });
    }

    private static List<Found> dogs(Path file) throws Exception {
        try (ModelFile read = ModelFile.open(file);
                YoloModel loaded = YoloModel.load(read, ENGINE)) {
            return loaded.look(Photos.read("images/dog.jpg"), Reference.CONFIDENCE, Reference.OVERLAP, DOG);
        }
    }

    private static String describe(Path file) throws Exception {
        try (ModelFile read = ModelFile.open(file);
                YoloModel loaded = YoloModel.load(read, ENGINE)) {
            return loaded.describe();
        }
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> dogs(file))
                .isInstanceOf(BadModelException.class)
                .hasMessage(why);
    }
}
