package org.lepetpal.policy.act.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;

/**
 * What {@code config.json} says of an ACT policy beyond what every policy has.
 *
 * @param backbone that looks at pictures
 * @param width of the transformer; a multiple of 4 and of {@code heads}
 * @param heads of its attention
 * @param feedForward width between the two products of a layer
 * @param gelu whether what is between them is a GELU and not rectified
 * @param normFirst whether norms come before attention and products and not after
 * @param encoderLayers that read
 * @param decoderLayers that write
 * @param latent numbers of the style that training gives and that is 0 here
 * @param ensembling how much the older of overlapping chunks count; empty where they are not mixed
 */
public record ActConfig(
        ResNet backbone,
        int width,
        int heads,
        int feedForward,
        boolean gelu,
        boolean normFirst,
        int encoderLayers,
        int decoderLayers,
        int latent,
        OptionalDouble ensembling) {
    /** Name of this kind of policy. */
    public static final String TYPE = "act";

    private static final int LARGEST = 100_000;
    private static final int MOST_LAYERS = 1_000;

    /**
     * @param policy tailored
     * @param stepsSaidBy where its {@code n_action_steps} stands, for messages
     * @throws BadCheckpointException naming the key of what is wrong or cannot be computed
     */
    static ActConfig of(ConfigFile root, PolicyConfig policy, String stepsSaidBy) throws BadCheckpointException {
        root.integer("n_obs_steps", 1, 1, 1);
        requireNoDilation(root);
        requireInputs(root, policy);
        int width = root.integer("dim_model", 4, LARGEST, 512);
        int heads = root.integer("n_heads", 1, LARGEST, 8);
        if (width % 4 != 0 || width % heads != 0) {
            throw new BadCheckpointException(
                    root.file() + ": 'dim_model' is " + width + ", a multiple of 4 and of 'n_heads' is needed");
        }
        return new ActConfig(
                backbone(root),
                width,
                heads,
                root.integer("dim_feedforward", 1, LARGEST, 3200),
                gelu(root),
                root.flag("pre_norm"),
                root.integer("n_encoder_layers", 0, MOST_LAYERS, 4),
                root.integer("n_decoder_layers", 0, MOST_LAYERS, 1),
                root.integer("latent_dim", 1, LARGEST, 32),
                ensembling(root, policy, stepsSaidBy));
    }

    private static ResNet backbone(ConfigFile root) throws BadCheckpointException {
        String name = root.text("vision_backbone", "resnet18");
        if (!ResNet.names().contains(name)) {
            throw new BadCheckpointException(root.file() + ": 'vision_backbone' is '" + name + "'; computed are "
                    + String.join(", ", ResNet.names()));
        }
        // not LeRobot's: a narrower network than torchvision has
        return ResNet.of(name, root.integer("vision_backbone_width", 1, LARGEST, 64));
    }

    private static boolean gelu(ConfigFile root) throws BadCheckpointException {
        String name = root.text("feedforward_activation", "relu");
        if (!List.of("relu", "gelu").contains(name)) {
            throw new BadCheckpointException(
                    root.file() + ": 'feedforward_activation' is '" + name + "'; computed are relu, gelu");
        }
        return name.equals("gelu");
    }

    private static OptionalDouble ensembling(ConfigFile root, PolicyConfig policy, String stepsSaidBy)
            throws BadCheckpointException {
        JsonNode coefficient = root.node("temporal_ensemble_coeff");
        if (!coefficient.isNumber()) {
            return OptionalDouble.empty();
        }
        if (policy.executedActions() != 1) {
            throw new BadCheckpointException(stepsSaidBy + "'n_action_steps' is " + policy.executedActions()
                    + ", with 'temporal_ensemble_coeff' in " + root.file() + " it has to be 1");
        }
        return OptionalDouble.of(coefficient.asDouble());
    }

    private static void requireNoDilation(ConfigFile root) throws BadCheckpointException {
        JsonNode dilation = root.node("replace_final_stride_with_dilation");
        if (dilation.asBoolean(false)) {
            throw new BadCheckpointException(
                    root.file() + ": 'replace_final_stride_with_dilation' is " + dilation + ", which is not computed");
        }
    }

    private static void requireInputs(ConfigFile root, PolicyConfig policy) throws BadCheckpointException {
        for (Feature input : policy.inputs()) {
            if (input.kind() == Feature.Kind.ENV) {
                throw new BadCheckpointException(
                        root.file() + ": the policy wants " + input.name() + ", which no robot can see");
            }
            if (input.kind() == Feature.Kind.VISUAL
                    && (input.shape().size() != 3 || input.shape().getFirst() != 3)) {
                throw new BadCheckpointException(root.file() + ": feature " + input.name() + " has shape "
                        + input.shape() + ", [3, height, width] is needed");
            }
        }
        if (policy.cameras().isEmpty()) {
            throw new BadCheckpointException(root.file() + ": the policy looks through no camera");
        }
    }
}
