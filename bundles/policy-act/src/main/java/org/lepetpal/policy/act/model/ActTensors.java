package org.lepetpal.policy.act.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.TensorCheck;

/** Which tensors an ACT checkpoint holds, by LeRobot's names. */
public final class ActTensors {
    static final String ENCODER = "model.encoder.";
    static final String DECODER = "model.decoder.";
    static final String STATE = "model.encoder_robot_state_input_proj";
    static final String LATENT = "model.encoder_latent_input_proj";
    static final String PICTURE = "model.encoder_img_feat_input_proj";
    static final String FIRST_PLACES = "model.encoder_1d_feature_pos_embed.weight";
    static final String PLACES = "model.decoder_pos_embed.weight";
    static final String HEAD = "model.action_head";

    /** The part that finds a style for what a person did; of use in training alone. */
    private static final String UNUSED = "model.vae_encoder";

    private final ActConfig config;
    private final Map<String, List<Long>> live = new LinkedHashMap<>();

    /** Those of such a policy. */
    public ActTensors(ActConfig config, PolicyConfig policy) {
        this.config = config;
        backbone();
        layers(ENCODER, config.encoderLayers(), List.of("self_attn"));
        layers(DECODER, config.decoderLayers(), List.of("self_attn", "multihead_attn"));
        if (config.normFirst()) {
            norm(ENCODER + "norm");
        }
        norm(DECODER + "norm");
        int width = config.width();
        if (policy.stateSize() > 0) {
            linear(STATE, width, policy.stateSize());
        }
        put(LATENT + ".bias", width);
        put(PICTURE + ".weight", width, config.backbone().features(), 1, 1);
        put(PICTURE + ".bias", width);
        put(FIRST_PLACES, policy.stateSize() > 0 ? 2 : 1, width);
        put(PLACES, policy.chunkSize(), width);
        linear(HEAD, policy.actionSize(), width);
    }

    /** A layer's name. @param part {@link #ENCODER} or {@link #DECODER} */
    static String layer(String part, int index) {
        return part + "layers." + index + ".";
    }

    private void backbone() {
        conv(config.backbone().stem());
        for (ResNet.Block block : config.backbone().blocks()) {
            block.path().forEach(this::conv);
            block.shortcut().forEach(this::conv);
        }
    }

    private void conv(ResNet.Conv conv) {
        put(conv.name() + ".weight", conv.out(), conv.in(), conv.kernel(), conv.kernel());
        for (String statistic : List.of("weight", "bias", "running_mean", "running_var")) {
            put(conv.norm() + "." + statistic, conv.out());
        }
    }

    private void layers(String part, int count, List<String> attentions) {
        int width = config.width();
        for (int i = 0; i < count; i++) {
            String name = layer(part, i);
            for (String attention : attentions) {
                put(name + attention + ".in_proj_weight", 3L * width, width);
                put(name + attention + ".in_proj_bias", 3L * width);
                linear(name + attention + ".out_proj", width, width);
            }
            linear(name + "linear1", config.feedForward(), width);
            linear(name + "linear2", width, config.feedForward());
            for (int norm = 1; norm <= attentions.size() + 1; norm++) {
                norm(name + "norm" + norm);
            }
        }
    }

    private void linear(String name, long out, long in) {
        put(name + ".weight", out, in);
        put(name + ".bias", out);
    }

    private void norm(String name) {
        put(name + ".weight", config.width());
        put(name + ".bias", config.width());
    }

    private void put(String name, long... sizes) {
        live.put(name, Arrays.stream(sizes).boxed().toList());
    }

    /** Shapes by name. */
    public TensorCheck check() {
        // the style is 0, so that its weights reach nothing
        Map<String, List<Long>> dead =
                Map.of(LATENT + ".weight", List.of((long) config.width(), (long) config.latent()));
        return new TensorCheck(live, dead, List.of(UNUSED));
    }
}
