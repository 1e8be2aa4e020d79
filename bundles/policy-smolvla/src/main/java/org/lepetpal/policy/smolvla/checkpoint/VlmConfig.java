package org.lepetpal.policy.smolvla.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;

/**
 * Shape of the vision-language model inside a SmolVLA policy. It is not part of a checkpoint, which only names it.
 *
 * @param hidden width of the text model
 * @param intermediate width of its MLP
 * @param layers that it has; a policy uses the first of them
 * @param heads of its queries
 * @param kvHeads of its keys and values; divides {@code heads}
 * @param headDim width of one head; even
 * @param rmsEps added to the mean square in its norms
 * @param vocabulary rows of its token embedding
 * @param vision the vision tower
 * @param scaleFactor how many patches a side of one image token takes in
 */
public record VlmConfig(
        int hidden,
        int intermediate,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        double rmsEps,
        int vocabulary,
        Vision vision,
        int scaleFactor) {
    /** The only one whose shape is known without its file. */
    static final String BUILT_IN = "HuggingFaceTB/SmolVLM2-500M-Video-Instruct";

    private static final String FILE = "vlm_config.json";
    private static final int LARGEST = 100_000;
    private static final int MOST_LAYERS = 1_000;

    /**
     * Shape of the vision tower.
     *
     * @param hidden width
     * @param intermediate width of its MLP
     * @param layers that it has
     * @param heads divides {@code hidden}
     * @param image side of its square picture in pixels
     * @param patch side of a patch in pixels; divides {@code image}
     * @param normEps added to the variance in its norms
     */
    public record Vision(int hidden, int intermediate, int layers, int heads, int image, int patch, double normEps) {
        /** Patches along one side. */
        public int side() {
            return image / patch;
        }

        /** Patches of a picture. */
        public int patches() {
            return side() * side();
        }
    }

    /**
     * Finds the shape of the model that a policy names: {@code vlm_config.json} in the checkpoint, the one that is built in,
     * or the model's {@code config.json} in the user's Hugging Face cache.
     *
     * @throws BadCheckpointException saying which file to put where
     */
    static VlmConfig find(Path folder, String model, HubCache cache) throws IOException {
        Path beside = folder.resolve(FILE);
        if (Files.isRegularFile(beside)) {
            return of(ConfigFile.read(beside, ""));
        }
        if (model.equals(BUILT_IN)) {
            return builtIn();
        }
        Path cached = cache.file(model, "config.json")
                .orElseThrow(() -> new BadCheckpointException("the shape of " + model
                        + " is not known: put that model's config.json into the checkpoint's folder as " + FILE));
        return of(ConfigFile.read(cached, ""));
    }

    /** SmolVLM2-500M-Video-Instruct's. */
    static VlmConfig builtIn() throws IOException {
        try (InputStream json = VlmConfig.class.getResourceAsStream("smolvlm2-500m.json")) {
            return of(ConfigFile.of("smolvlm2-500m.json", json.readAllBytes()));
        }
    }

    private static VlmConfig of(ConfigFile root) throws BadCheckpointException {
        ConfigFile text = root.object("text_config");
        ConfigFile sight = root.object("vision_config");
        text.requireOff("attention_bias", "mlp_bias", "qk_layer_norms", "rope_interleaved");
        text.require("hidden_act", "silu");
        sight.require("hidden_act", "gelu_pytorch_tanh");
        int heads = text.integer("num_attention_heads", 1, MOST_LAYERS);
        int hidden = text.integer("hidden_size", 1, LARGEST);
        VlmConfig config = new VlmConfig(
                hidden,
                text.integer("intermediate_size", 1, LARGEST),
                text.integer("num_hidden_layers", 1, MOST_LAYERS),
                heads,
                text.integer("num_key_value_heads", 1, heads),
                text.integer("head_dim", 2, LARGEST, hidden / heads),
                text.positive("rms_norm_eps", 1e-5),
                text.integer("vocab_size", 1, 10_000_000),
                vision(sight),
                root.integer("scale_factor", 1, 64));
        config.requireWhole(root.file());
        return config;
    }

    private static Vision vision(ConfigFile sight) throws BadCheckpointException {
        int hidden = sight.integer("hidden_size", 1, LARGEST);
        return new Vision(
                hidden,
                sight.integer("intermediate_size", 1, LARGEST, 3072),
                sight.integer("num_hidden_layers", 1, MOST_LAYERS, 12),
                sight.integer("num_attention_heads", 1, hidden, 12),
                sight.integer("image_size", 1, 4096),
                sight.integer("patch_size", 1, 4096),
                sight.positive("layer_norm_eps", 1e-6));
    }

    private void requireWhole(String file) throws BadCheckpointException {
        // In other grids the reference's position ids depend on how its floating point rounds.
        boolean powerOfTwo = Integer.bitCount(vision.side()) == 1;
        record Rule(String what, boolean kept) {}
        for (Rule rule : List.of(
                new Rule("'num_key_value_heads' divides 'num_attention_heads'", heads % kvHeads == 0),
                new Rule("'head_dim' is even", headDim % 2 == 0),
                new Rule("the vision tower's heads divide its 'hidden_size'", vision.hidden % vision.heads == 0),
                new Rule("'patch_size' divides 'image_size'", vision.image % vision.patch == 0),
                new Rule("'image_size' / 'patch_size' is a power of two", powerOfTwo),
                new Rule("'scale_factor' divides the patches of a side", vision.side() % scaleFactor == 0))) {
            if (!rule.kept()) {
                throw new BadCheckpointException(file + ": it is needed that " + rule.what());
            }
        }
    }

    /** Tokens that one picture becomes. */
    public int imageTokens() {
        int side = vision.side() / scaleFactor;
        return side * side;
    }

    /** Width of all queries of one token. */
    public int queryWidth() {
        return heads * headDim;
    }

    /** Width of all keys, or all values, of one token. */
    public int kvWidth() {
        return kvHeads * headDim;
    }
}
