package org.lepetpal.detector.yolo;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Products of bytes, as large as can be: of the brightest picture each is 3 × 255 × 127, which is scaled to 255. Two of three
 * summands together are beyond 16 bits.
 */
final class EightBits {
    static final int SIDE = 32;
    static final float BRIGHTEST = 255;
    private static final int COLOURS = 3;
    private static final byte LARGEST = 127;

    private EightBits() {}

    /**
     * A model of nothing else; its output is as bright as the picture.
     *
     * @param products one after the other, all with the same weights
     */
    static ModelProto model(int products) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("eight bits").addInput(picture("picture"));
        String bytes = addTo(graph, "picture", products);
        graph.addNode(node("DequantizeLinear", "seen", bytes, "unit", "none")).addOutput(picture("seen"));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build();
    }

    /** @return what holds the last product */
    static String addTo(GraphProto.Builder graph, String picture, int products) {
        graph.addInitializer(scalar("unit", 1))
                .addInitializer(scalar("size", COLOURS * LARGEST))
                .addInitializer(bytes("none", DataType.UINT8, new byte[1]))
                .addInitializer(bytes("middle", DataType.INT8, new byte[1]))
                .addInitializer(weights())
                .addNode(node("QuantizeLinear", "product0", picture, "unit", "none"));
        for (int i = 0; i < products; i++) {
            graph.addNode(node(
                    "QLinearConv",
                    "product" + (i + 1),
                    "product" + i,
                    "unit",
                    "none",
                    "weights",
                    "unit",
                    "middle",
                    "size",
                    "none"));
        }
        return "product" + products;
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto picture(String name) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        TensorShapeProto.Builder shape = value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(DataType.FLOAT.getNumber())
                .getShapeBuilder();
        for (int size : new int[] {1, COLOURS, SIDE, SIDE}) {
            shape.addDim(Dimension.newBuilder().setDimValue(size));
        }
        return value.build();
    }

    private static TensorProto weights() {
        byte[] all = new byte[COLOURS * COLOURS];
        Arrays.fill(all, LARGEST);
        return TensorProto.newBuilder()
                .setName("weights")
                .setDataType(DataType.INT8.getNumber())
                .addAllDims(List.of((long) COLOURS, (long) COLOURS, 1L, 1L))
                .setRawData(ByteString.copyFrom(all))
                .build();
    }

    private static TensorProto scalar(String name, float value) {
        byte[] raw = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        return bytes(name, DataType.FLOAT, raw);
    }

    private static TensorProto bytes(String name, DataType type, byte[] raw) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(raw))
                .build();
    }
}
