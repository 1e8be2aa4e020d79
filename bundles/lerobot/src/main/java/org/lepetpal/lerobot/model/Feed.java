package org.lepetpal.lerobot.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part is given for a run, by name. Its numbers lie off the heap and go when it is closed; the buffers that ONNX Runtime makes of
 * arrays go when Java next tidies up, and until then pile up by megabytes with each thought. One thread.
 */
public final class Feed implements AutoCloseable {
    /** A cache line. */
    private static final long ALIGNMENT = 64;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Arena memory = Arena.ofConfined();
    private final List<OnnxTensor> own = new ArrayList<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    /** An empty one. */
    public Feed() {}

    /** The same as another one that stays open for longer, to which more is to come. */
    public Feed(Feed lasting) {
        tensors.putAll(lasting.tensors);
    }

    /** Takes a copy of numbers. */
    public void put(String name, float[] values, long... shape) throws OrtException {
        put(name, List.of(values), shape);
    }

    /** Takes a copy of numbers, one array after the other. */
    public void put(String name, List<float[]> parts, long... shape) throws OrtException {
        long count = parts.stream().mapToLong(part -> part.length).sum();
        MemorySegment copy = memory.allocate(count * Float.BYTES, ALIGNMENT);
        long at = 0;
        for (float[] part : parts) {
            MemorySegment.copy(part, 0, copy, ValueLayout.JAVA_FLOAT, at, part.length);
            at += (long) part.length * Float.BYTES;
        }
        OnnxTensor tensor = OnnxTensor.createTensor(
                environment, copy.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer(), shape);
        own.add(tensor);
        tensors.put(name, tensor);
    }

    /** Takes what another run gave, whose result stays open for longer. */
    public void lend(String name, OnnxTensor given) {
        tensors.put(name, given);
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    /** Closes its own, and nothing that was lent. */
    @Override
    public void close() {
        own.forEach(OnnxTensor::close);
        memory.close();
    }
}
