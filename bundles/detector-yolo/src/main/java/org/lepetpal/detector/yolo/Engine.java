package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.util.Map;

/**
 * How ONNX Runtime runs a model.
 *
 * @param threads that one run may use, 1…64
 * @param optimize {@code all}, {@code basic} or {@code none}
 * @param provider {@code cpu} or {@code cuda}
 */
record Engine(int threads, String optimize, String provider) {
    private static final Map<String, OptLevel> LEVELS =
            Map.of("all", OptLevel.ALL_OPT, "basic", OptLevel.BASIC_OPT, "none", OptLevel.NO_OPT);

    Engine {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("YOLO_THREADS = " + threads + " is not in 1…64");
        }
        if (!LEVELS.containsKey(optimize)) {
            throw new IllegalArgumentException("YOLO_OPTIMIZE = '" + optimize + "' is none of all, basic, none");
        }
        if (!provider.equals("cpu") && !provider.equals("cuda")) {
            throw new IllegalArgumentException("YOLO_PROVIDER = '" + provider + "' is none of cpu, cuda");
        }
    }

    /** Whether ONNX Runtime may put other operators in the place of the model's own. */
    boolean rearranges() {
        return LEVELS.get(optimize) == OptLevel.ALL_OPT;
    }

    /** The caller closes them. */
    SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that spin while they wait take the core that the control loop needs.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setOptimizationLevel(LEVELS.get(optimize));
            if (provider.equals("cuda")) {
                options.addCUDA();
            }
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }
}
