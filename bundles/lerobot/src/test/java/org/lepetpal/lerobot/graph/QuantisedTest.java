package org.lepetpal.lerobot.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.ElementType;
import org.lepetpal.lerobot.checkpoint.TensorInfo;

/** What a graph in eight bits is made of, on any processor. */
final class QuantisedTest {
    private static final int WEIGHTS_ZERO_POINT = 5;

    private static final Map<String, TensorInfo> TENSORS = Stream.of(
                    tensor("up.weight", 128, 64),
                    tensor("up.bias", 128),
                    tensor("down.weight", 64, 128),
                    tensor("narrow.weight", 8, 64))
            .collect(Collectors.toMap(TensorInfo::name, Function.identity()));

    /** ONNX Runtime ends the process without it where it is told to keep products from overflowing: on processors without VNNI. */
    @Test
    void everyProductIsGivenItsWeightsZeroPoint() throws Exception {
        ModelProto model = built(Precision.INT8);
        Map<String, TensorProto> constants = model.getGraph().getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
        assertThat(nodes(model, "MatMulIntegerToFloat")).hasSize(2).allSatisfy(product -> {
            assertThat(product.getInputCount()).isGreaterThan(WEIGHTS_ZERO_POINT);
            assertThat(constants).containsKey(product.getInput(WEIGHTS_ZERO_POINT));
            TensorProto zeroPoint = constants.get(product.getInput(WEIGHTS_ZERO_POINT));
            assertThat(zeroPoint.getDataType()).isEqualTo(TensorProto.DataType.INT8.getNumber());
            assertThat(zeroPoint.getRawData().toByteArray()).containsExactly(0);
        });
    }

    @Test
    void whatIsNarrowStaysFloatAndSoDoesAllInSinglePrecision() throws Exception {
        assertThat(nodes(built(Precision.INT8), "Gemm"))
                .singleElement()
                .satisfies(node -> assertThat(node.getInputList()).contains("narrow.weight"));
        assertThat(nodes(built(Precision.FP32), "MatMulIntegerToFloat")).isEmpty();
    }

    private static ModelProto built(Precision precision) throws Exception {
        Graph graph = new Graph("test", TENSORS);
        Layers layers = new Layers(graph, precision);
        String wide = layers.affine(graph.input("x", "rows", 64), "up");
        graph.output("y", layers.linear(layers.linear(wide, "down"), "narrow"), "rows", 8);
        return ModelProto.parseFrom(Blueprint.of(graph).model());
    }

    private static List<NodeProto> nodes(ModelProto model, String operator) {
        return model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals(operator))
                .toList();
    }

    private static TensorInfo tensor(String name, long... sizes) {
        List<Long> shape = LongStream.of(sizes).boxed().toList();
        long bytes = Float.BYTES * shape.stream().reduce(1L, Math::multiplyExact);
        return new TensorInfo(name, ElementType.F32, shape, 0, bytes);
    }
}
