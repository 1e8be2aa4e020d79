package org.lepetpal.detector.yolo;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.detector.yolo.layout.Output;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.detector.yolo.model.Traits;
import org.lepetpal.wrap.onnxruntime.Processor;

/**
 * A model in ONNX Runtime with the memory that it reads and writes: one picture of three colours goes in. Outputs of fixed
 * shape are written right into buffers that are used again. One caller at a time.
 */
final class Network implements AutoCloseable {
    private static final int COLOURS = 3;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Optional<String> remark;
    private final String inputName;
    private final int width;
    private final int height;
    private final Intake intake;
    private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();

    /** Loads it; blocks up to seconds. */
    Network(ModelFile file, Traits traits, Engine engine) throws BadModelException, OrtException {
        Opened opened = Opened.of(environment, file, engine, Processor.here());
        session = opened.session();
        remark = opened.remark();
        try {
            if (session.getNumInputs() != 1) {
                throw new BadModelException("it has " + session.getNumInputs() + " inputs; one picture is expected");
            }
            NodeInfo node = session.getInputInfo().values().iterator().next();
            TensorInfo info = tensor(node, "input");
            long[] shape = info.getShape();
            if (shape.length != 4 || shape[0] > 1 || shape[1] != COLOURS) {
                throw new BadModelException("its input is " + Arrays.toString(shape)
                        + "; one picture as 1 × 3 colours × height × width is expected");
            }
            inputName = node.getName();
            height = traits.height(shape[2]);
            width = traits.width(shape[3]);
            pin();
            intake = new Intake(environment, info.type, new long[] {1, COLOURS, height, width});
        } catch (OrtException | BadModelException | RuntimeException | OutOfMemoryError e) {
            pinned.values().forEach(OnnxTensor::close);
            session.close();
            throw e;
        }
    }

    /** What people are to know of how it counts. */
    Optional<String> remark() {
        return remark;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 3 × height × width numbers, to be written before each run. */
    FloatBuffer input() {
        return intake.numbers();
    }

    /** Whether those are to be a picture's levels as they are, 0…255. */
    boolean takesLevels() {
        return intake.takesLevels();
    }

    /** Runs it. Outputs are in the model's order and valid until the next run. */
    List<Output> run() throws OrtException {
        Map<String, OnnxTensor> inputs = Map.of(inputName, intake.tensor());
        Set<String> others = new LinkedHashSet<>(session.getOutputNames());
        others.removeAll(pinned.keySet());
        try (OrtSession.Result result = session.run(inputs, others, pinned)) {
            List<Output> outputs = new ArrayList<>();
            for (String name : session.getOutputNames()) {
                OnnxValue value = pinned.containsKey(name)
                        ? pinned.get(name)
                        : result.get(name).orElseThrow();
                outputs.add(output(name, value));
            }
            return outputs;
        }
    }

    private Output output(String name, OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new OrtException("output '" + name + "' is no tensor");
        }
        long[] shape = tensor.getInfo().getShape();
        if (pinned.containsKey(name)) {
            return new Output(name, shape, (FloatBuffer) tensor.getBufferRef().orElseThrow());
        }
        if (tensor.getInfo().type == OnnxJavaType.FLOAT || tensor.getInfo().type == OnnxJavaType.FLOAT16) {
            return new Output(name, shape, tensor.getFloatBuffer());
        }
        throw new OrtException("output '" + name + "' is of type " + tensor.getInfo().type);
    }

    private void pin() throws OrtException, BadModelException {
        for (NodeInfo node : session.getOutputInfo().values()) {
            TensorInfo info = tensor(node, "output");
            long count = Arrays.stream(info.getShape()).reduce(1, (a, b) -> a < 0 || b < 0 ? -1 : a * b);
            if (info.type == OnnxJavaType.FLOAT && count > 0 && count < 1 << 26) {
                FloatBuffer memory = Intake.direct((int) count * Float.BYTES).asFloatBuffer();
                pinned.put(node.getName(), OnnxTensor.createTensor(environment, memory, info.getShape()));
            }
        }
    }

    private static TensorInfo tensor(NodeInfo node, String what) throws BadModelException {
        if (node.getInfo() instanceof TensorInfo info) {
            return info;
        }
        throw new BadModelException("its " + what + " '" + node.getName() + "' is no tensor");
    }

    @Override
    public void close() throws OrtException {
        pinned.values().forEach(OnnxTensor::close);
        intake.close();
        session.close();
    }
}
