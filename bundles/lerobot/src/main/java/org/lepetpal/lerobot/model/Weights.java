package org.lepetpal.lerobot.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.TensorInfo;

/** A model's weights as ONNX Runtime sees them: the file's own memory. */
final class Weights implements AutoCloseable {
    private final OrtEnvironment environment;
    private Optional<Safetensors> own = Optional.empty();
    private final Map<String, OnnxTensorLike> bound = new HashMap<>();

    Weights(OrtEnvironment environment, List<String> names, Safetensors file) throws OrtException {
        this.environment = environment;
        boolean whole = false;
        try {
            for (String name : names) {
                bound.put(name, bind(file, file.tensors().get(name)));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** The same in memory of their own: the file need not stay as it is. */
    static Weights copied(OrtEnvironment environment, List<String> names, Safetensors file) throws OrtException {
        Safetensors copy = file.inMemory(names);
        boolean bound = false;
        try {
            Weights weights = new Weights(environment, names, copy);
            weights.own = Optional.of(copy);
            bound = true;
            return weights;
        } finally {
            if (!bound) {
                copy.close();
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

    /** For a session that names them. */
    void addTo(SessionOptions options) throws OrtException {
        options.addExternalInitializers(bound);
    }

    @Override
    public void close() {
        bound.values().forEach(OnnxTensorLike::close);
        own.ifPresent(Safetensors::close);
    }
}
