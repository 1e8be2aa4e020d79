package org.lepetpal.lerobot.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;

/**
 * One of the model's parts in ONNX Runtime. Its weights are the mapped file's own memory, which has to stay open for as long
 * as this does. One caller at a time.
 */
public final class Part implements AutoCloseable {
    private final String name;
    private final RunOptions options;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Map<String, OnnxTensorLike> weights = new HashMap<>();
    private final OrtSession session;

    /** Loads it: blocks for seconds with large weights. @param runs what is common to all its runs; not closed by it */
    public Part(String name, Blueprint blueprint, Safetensors file, Engine engine, RunOptions runs)
            throws OrtException {
        this.name = name;
        this.options = runs;
        boolean loaded = false;
        try (SessionOptions settings = engine.options()) {
            for (String tensor : blueprint.weights()) {
                weights.put(tensor, bind(file, file.tensors().get(tensor)));
            }
            settings.addExternalInitializers(weights);
            session = environment.createSession(blueprint.model(), settings);
            // it has copies of its own of nearly all of it by now, packed for its processor
            file.rest();
            loaded = true;
        } finally {
            if (!loaded) {
                weights.values().forEach(OnnxTensorLike::close);
            }
        }
    }

    private OnnxTensor bind(Safetensors file, TensorInfo tensor) throws OrtException {
        ByteBuffer memory = file.bytes(tensor.name()).asByteBuffer().order(ByteOrder.nativeOrder());
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        return switch (tensor.type()) {
            case F32 -> OnnxTensor.createTensor(environment, memory.asFloatBuffer(), shape);
            case F64 -> OnnxTensor.createTensor(environment, memory.asDoubleBuffer(), shape);
            case F16 -> OnnxTensor.createTensor(environment, memory.asShortBuffer(), shape, OnnxJavaType.FLOAT16);
            case BF16 -> OnnxTensor.createTensor(environment, memory.asShortBuffer(), shape, OnnxJavaType.BFLOAT16);
            case I64, I32, U8, BOOL -> throw new IllegalArgumentException(tensor.type() + " is no type of weights");
        };
    }

    public OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    /** Runs it. The caller closes the inputs and the result. */
    public OrtSession.Result run(Map<String, OnnxTensor> inputs, String trial, Trace trace) throws OrtException {
        OrtSession.Result result = session.run(inputs, options);
        if (trace != Trace.NONE) {
            for (Map.Entry<String, OnnxValue> output : result) {
                trace.saw(name + trial + "." + output.getKey(), floats(output.getValue()));
            }
        }
        return result;
    }

    public static OnnxTensor output(OrtSession.Result result, String name) {
        return (OnnxTensor) result.get(name).orElseThrow();
    }

    public static float[] floats(OnnxValue value) {
        FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        weights.values().forEach(OnnxTensorLike::close);
    }
}
