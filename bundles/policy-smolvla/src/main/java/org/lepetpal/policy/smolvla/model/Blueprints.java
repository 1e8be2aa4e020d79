package org.lepetpal.policy.smolvla.model;

import java.util.Map;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.model.Part;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.graph.PrefixGraph;
import org.lepetpal.policy.smolvla.graph.StepGraph;
import org.lepetpal.policy.smolvla.graph.VisionGraph;

/** The parts of a model before they are loaded. */
record Blueprints(Blueprint vision, Blueprint prefix, Blueprint step) {
    static final String VISION = "vision";
    static final String PREFIX = "prefix";
    static final String STEP = "step";

    static Blueprints of(Checkpoint checkpoint, Mode mode, boolean intermediates) {
        SmolVlaConfig config = checkpoint.model();
        Map<String, TensorInfo> tensors = checkpoint.weights().tensors();
        return new Blueprints(
                VisionGraph.of(config.vlm(), tensors, mode.pictures(), intermediates),
                PrefixGraph.of(config, tensors, mode.prefix(), intermediates),
                StepGraph.of(config, checkpoint.config().chunkSize(), tensors, mode.flow(), intermediates));
    }

    /** What they are and depend on: other graphs, other weights or another processor give another. Reads all weights once. */
    String key(Safetensors weights) {
        return Part.key(VISION, vision, weights) + Part.key(PREFIX, prefix, weights) + Part.key(STEP, step, weights);
    }
}
