package org.lepetpal.policy.smolvla.checkpoint;

/** LeRobot's names for the parts of a SmolVLA policy; each part's tensors begin with its name. */
public final class TensorNames {
    public static final String VISION = "model.vlm_with_expert.vlm.model.vision_model.";
    public static final String CONNECTOR = "model.vlm_with_expert.vlm.model.connector.modality_projection.proj.weight";
    public static final String TEXT = "model.vlm_with_expert.vlm.model.text_model.";
    public static final String EMBEDDING = TEXT + "embed_tokens.weight";
    public static final String EXPERT = "model.vlm_with_expert.lm_expert.";
    public static final String STATE = "model.state_proj";
    public static final String ACTION_IN = "model.action_in_proj";
    public static final String ACTION_OUT = "model.action_out_proj";
    public static final String TIME_IN = "model.action_time_mlp_in";
    public static final String TIME_OUT = "model.action_time_mlp_out";

    static final String UNUSED_HEAD = "model.vlm_with_expert.vlm.lm_head.weight";

    private TensorNames() {}

    /** A layer of the vision tower. */
    public static String visionLayer(int layer) {
        return VISION + "encoder.layers." + layer + ".";
    }

    /** A layer of the text model. */
    public static String textLayer(int layer) {
        return TEXT + "layers." + layer + ".";
    }

    /** A layer of the action expert. */
    public static String expertLayer(int layer) {
        return EXPERT + "layers." + layer + ".";
    }
}
