package org.lepetpal.lerobot.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.lepetpal.lerobot.checkpoint.TensorInfo;

/**
 * An ONNX model under construction. Values are known by name; each operation returns the name of its result. Weights are
 * named, not contained: whoever runs the model brings their memory.
 */
public final class Graph {
    /** ONNX Runtime's own operators. */
    public static final String CONTRIB = "com.microsoft";

    private static final int OPSET = 20;
    private static final int IR_VERSION = 9;

    private final Map<String, TensorInfo> tensors;
    private final GraphProto.Builder graph;
    private final Map<String, String> weights = new LinkedHashMap<>();
    private int values;

    /** @param tensors that weights are taken from, by name */
    public Graph(String name, Map<String, TensorInfo> tensors) {
        this.tensors = tensors;
        this.graph = GraphProto.newBuilder().setName(name);
    }

    /** A float input. @param sizes of its dimensions, or names of sizes that are known only when it runs */
    public String input(String name, Object... sizes) {
        graph.addInput(value(name, sizes));
        return name;
    }

    public void output(String name, String value, Object... sizes) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(value(name, sizes));
    }

    private static ValueInfoProto value(String name, Object... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object size : sizes) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    size instanceof Integer number
                            ? dimension.setDimValue(number)
                            : dimension.setDimParam(size.toString()));
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    /** A tensor of the checkpoint as floats, exactly: what is stored in fewer or more bits is converted when it is loaded. */
    public String weight(String tensor) {
        return weights.computeIfAbsent(tensor, this::bind);
    }

    private String bind(String name) {
        TensorInfo tensor = tensors.get(name);
        TensorProto.DataType type = TensorTypes.onnx(tensor.type());
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(tensor.shape())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("model.safetensors")));
        return type == TensorProto.DataType.FLOAT
                ? name
                : add("Cast", List.of(name), attribute("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    /** Names of the tensors that the model needs. */
    List<String> weights() {
        return List.copyOf(weights.keySet());
    }

    public String integers(long... numbers) {
        String name = fresh();
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(numbers.length)
                .addAllInt64Data(LongStream.of(numbers).boxed().toList()));
        return name;
    }

    /** A constant. @param sizes whose product is how many numbers there are */
    public String floats(float[] numbers, long... sizes) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(fresh()).setDataType(TensorProto.DataType.FLOAT.getNumber());
        LongStream.of(sizes).forEach(tensor::addDims);
        for (float number : numbers) {
            tensor.addFloatData(number);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** A constant of bytes. @param sizes whose product is how many there are; none for a single one */
    String bytes(TensorProto.DataType type, byte[] numbers, long... sizes) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(fresh())
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(numbers));
        LongStream.of(sizes).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Sizes of a tensor of the checkpoint. */
    List<Long> shape(String tensor) {
        return tensors.get(tensor).shape();
    }

    public String scalar(float number) {
        String name = fresh();
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(number));
        return name;
    }

    public String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, inputs, attributes);
    }

    public String add(String domain, String operator, List<String> inputs, AttributeProto... attributes) {
        return add(domain, operator, inputs, 1, attributes).getFirst();
    }

    public List<String> add(
            String domain, String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        List<String> results =
                IntStream.range(0, outputs).mapToObj(i -> fresh()).toList();
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(results)
                .addAllAttribute(List.of(attributes)));
        return results;
    }

    private String fresh() {
        return "v" + values++;
    }

    public static AttributeProto attribute(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto attribute(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }

    /** The model, without its weights: some hundred kilobytes. */
    byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(CONTRIB).setVersion(1))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
