package org.lepetpal.policy.smolvla.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;

/**
 * What {@code config.json} says of a SmolVLA policy beyond what every policy has.
 *
 * @param vlmName name on the hub of the vision-language model inside
 * @param vlm its shape
 * @param maxState width to which states are padded
 * @param maxAction width to which actions are padded
 * @param emptyCameras how many missing cameras were stood in for by empty pictures in training
 * @param tokenLimit most tokens of a prompt
 * @param steps of the flow from noise to actions
 * @param layers of the text model that are used, and of the action expert
 * @param selfAttentionEvery every so many layers the expert attends to its own actions too; 0 for never
 * @param expertHidden width of the action expert
 * @param expertIntermediate width of its MLP
 * @param minPeriod shortest period of the time embedding
 * @param maxPeriod longest
 * @param imageSpecialTokens whether each picture's tokens stand between special ones
 */
public record SmolVlaConfig(
        String vlmName,
        VlmConfig vlm,
        int maxState,
        int maxAction,
        int emptyCameras,
        int tokenLimit,
        int steps,
        int layers,
        int selfAttentionEvery,
        int expertHidden,
        int expertIntermediate,
        double minPeriod,
        double maxPeriod,
        boolean imageSpecialTokens) {
    public static final String TYPE = "smolvla";

    private static final int LARGEST = 4096;
    private static final int MLP_UNIT = 256;

    /** @throws BadCheckpointException naming the key of what is wrong or cannot be computed */
    static SmolVlaConfig of(ConfigFile root, PolicyConfig policy, String vlmName, VlmConfig vlm)
            throws BadCheckpointException {
        root.require("attention_mode", "cross_attn");
        root.requireOff("adapt_to_pi_aloha", "use_delta_joint_actions_aloha", "use_peft");
        requireSize(root, vlm.vision().image());
        int layers = root.integer("num_vlm_layers", -1, vlm.layers(), 16);
        int used = layers < 1 ? vlm.layers() : layers;
        requireAllExpertLayers(root, used);
        int hidden = (int) (vlm.hidden() * root.positive("expert_width_multiplier", 0.75));
        if (hidden % 2 != 0) {
            throw new BadCheckpointException(root.file() + ": 'expert_width_multiplier' makes an expert of width "
                    + hidden + ", an even one is needed");
        }
        double minPeriod = root.positive("min_period", 4e-3);
        return new SmolVlaConfig(
                vlmName,
                vlm,
                root.integer("max_state_dim", Math.max(1, policy.stateSize()), LARGEST, 32),
                root.integer("max_action_dim", policy.actionSize(), LARGEST, 32),
                root.integer("empty_cameras", 0, LARGEST, 0),
                root.integer("tokenizer_max_length", 1, LARGEST, 48),
                root.integer("num_steps", 1, LARGEST, 10),
                used,
                Math.max(0, root.integer("self_attn_every_n_layers", -1, LARGEST, 2)),
                hidden,
                expertIntermediate(hidden),
                minPeriod,
                root.positive("max_period", 4.0),
                root.flag("add_image_special_tokens"));
    }

    /** LeRobot's rule, with its truncations. */
    private static int expertIntermediate(int hidden) {
        int width = 4 * (2 * hidden / 3);
        return MLP_UNIT * ((width + MLP_UNIT - 1) / MLP_UNIT);
    }

    private static void requireSize(ConfigFile root, int image) throws BadCheckpointException {
        JsonNode size = root.node("resize_imgs_with_padding");
        boolean fits = size.isMissingNode()
                ? image == 512
                : size.size() == 2
                        && size.get(0).asInt() == image
                        && size.get(1).asInt() == image;
        if (!fits) {
            throw new BadCheckpointException(root.file() + ": 'resize_imgs_with_padding' is " + ConfigFile.show(size)
                    + "; the vision model wants [" + image + ", " + image + "]");
        }
    }

    private static void requireAllExpertLayers(ConfigFile root, int layers) throws BadCheckpointException {
        int expert = root.integer("num_expert_layers", -1, LARGEST, -1);
        if (expert > 0 && expert != layers) {
            throw new BadCheckpointException(
                    root.file() + ": 'num_expert_layers' is " + expert + "; only as many as '" + "num_vlm_layers' ("
                            + layers + "), or 0 for that, are computed: LeRobot's own code fails with others");
        }
    }

    /** Whether a layer of the expert attends to its own actions, and not to the prefix alone. */
    public boolean selfAttends(int layer) {
        return selfAttentionEvery > 0 && layer % selfAttentionEvery == 0;
    }
}
