package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Picture;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;

/** Runs a golden case through the model, as the robot would, and compares what can be compared. */
final class GoldenRun {
    private final Checkpoint checkpoint;
    private final Tokenizer tokenizer;
    private final SmolVlaModel model;
    private final SmolVlaModel traced;
    private final Parity parity;

    /**
     * @param model as the robot runs it
     * @param traced the same, with its intermediates
     */
    GoldenRun(Checkpoint checkpoint, Tokenizer tokenizer, SmolVlaModel model, SmolVlaModel traced, Parity parity) {
        this.checkpoint = checkpoint;
        this.tokenizer = tokenizer;
        this.model = model;
        this.traced = traced;
        this.parity = parity;
    }

    void compare(GoldenCase golden) throws OrtException {
        List<Optional<float[]>> pictures = pictures(golden);
        List<Long> tokens = tokenizer.encode(golden.prompt());
        parity.same("tokens", golden.tokens(), tokens);
        float[] state = checkpoint.processing().state().apply(golden.get("input.observation.state"));
        parity.relative("state, normalised", golden.get("pre.state_normalized"), state);
        Scene scene = new Scene(pictures, tokens, state);
        Map<String, float[]> seen = new HashMap<>();
        traced.plan(scene, golden.get("input.noise"), seen::put);
        prefix(golden, seen);
        steps(golden, seen);
        actions(golden, model.plan(scene, golden.get("input.noise"), Trace.NONE));
    }

    private List<Optional<float[]>> pictures(GoldenCase golden) throws OrtException {
        List<Optional<float[]>> pictures = new ArrayList<>();
        for (int slot = 0; slot < golden.cameras().size(); slot++) {
            Optional<Picture> picture = golden.picture(golden.cameras().get(slot));
            float[] seen = picture.map(traced::see).orElseGet(traced::seeNothing);
            vision(golden, "cam" + slot + ".", seen);
            pictures.add(golden.valid().get(slot) ? Optional.of(seen) : Optional.empty());
        }
        return pictures;
    }

    private void vision(GoldenCase golden, String camera, float[] pixels) throws OrtException {
        int side = checkpoint.model().vlm().vision().image();
        int width = checkpoint.model().vlm().vision().hidden();
        golden.find(camera + "preprocessed")
                .ifPresent(values -> parity.absolute("pictures", values, pixels, Parity.PICTURE));
        golden.find(camera + "preprocessed_stride8")
                .ifPresent(
                        values -> parity.absolute("pictures", values, Sampling.pixels(pixels, side), Parity.PICTURE));
        golden.find(camera + "preprocessed_row_mean")
                .ifPresent(
                        values -> parity.absolute("pictures", values, Sampling.rowMeans(pixels, side), Parity.PICTURE));
        Map<String, float[]> seen = new HashMap<>();
        traced.embed(List.of(pixels), seen::put, new Halt());
        intermediate("patches", golden.find(camera + "vision_embeddings"), seen.get("vision.embeddings"));
        for (int layer = 0; layer < checkpoint.model().vlm().vision().layers(); layer++) {
            intermediate(
                    "vision layer " + layer,
                    golden.find(camera + "vision_layer" + layer + "_output"),
                    seen.get("vision.layer" + layer));
        }
        float[] features = seen.get("vision.features");
        intermediate("vision", golden.find(camera + "vision_output"), features);
        intermediate("vision", golden.find(camera + "vision_output_stride4"), Sampling.rows(features, width));
        intermediate("connector", golden.find(camera + "connector_output"), seen.get("vision.tokens"));
    }

    private void prefix(GoldenCase golden, Map<String, float[]> seen) {
        int[] rows = golden.prefixRows();
        float[] positions = golden.get("prefix.position_ids");
        parity.same(
                "positions",
                LongStream.range(0, rows.length).boxed().toList(),
                IntStream.of(rows).mapToObj(row -> (long) positions[row]).toList());
        int width = checkpoint.model().vlm().hidden();
        prefixRows("prefix", golden.find("prefix.embs"), rows, width, seen.get("prefix.embeddings"));
        for (int layer = 0; layer < checkpoint.model().layers(); layer++) {
            prefixRows(
                    "prefix layer " + layer,
                    golden.find("prefix.layer" + layer + "_input"),
                    rows,
                    width,
                    seen.get("prefix.layer" + layer));
            heads(
                    "keys " + layer,
                    golden.find("prefix.kv_layer" + layer + "_key"),
                    rows,
                    seen.get("prefix.text_key" + layer));
            heads(
                    "values " + layer,
                    golden.find("prefix.kv_layer" + layer + "_value"),
                    rows,
                    seen.get("prefix.text_value" + layer));
        }
    }

    private void prefixRows(String stage, Optional<float[]> golden, int[] rows, int width, float[] actual) {
        golden.ifPresent(values -> parity.relative(stage, Sampling.rows(values, rows, width), actual));
    }

    private void heads(String stage, Optional<float[]> golden, int[] rows, float[] actual) {
        int heads = checkpoint.model().vlm().kvHeads();
        int width = checkpoint.model().vlm().headDim();
        golden.ifPresent(values -> parity.relative(stage, Sampling.heads(values, heads, rows, width), actual));
    }

    private void steps(GoldenCase golden, Map<String, float[]> seen) {
        int steps = checkpoint.model().steps();
        float[] positions = golden.get("denoise.x_t");
        float[] velocities = golden.get("denoise.v_t");
        int size = positions.length / steps;
        for (int step = 0; step < steps; step++) {
            String name = "step" + step + ".";
            parity.relative("x", Arrays.copyOfRange(positions, step * size, (step + 1) * size), seen.get(name + "x"));
            parity.relative(
                    "velocity",
                    Arrays.copyOfRange(velocities, step * size, (step + 1) * size),
                    seen.get(name + "velocity"));
            intermediate("actions and time", golden.find(name + "suffix_embs"), seen.get(name + "layer0"));
            intermediate("expert", golden.find(name + "expert_out"), seen.get(name + "features"));
            for (int layer = 0; layer < checkpoint.model().layers(); layer++) {
                intermediate(
                        "expert layer " + layer,
                        golden.find(name + "expert_layer" + layer + "_input"),
                        seen.get(name + "layer" + layer));
            }
        }
    }

    private void actions(GoldenCase golden, float[] planned) {
        parity.absolute("x at the end", golden.get("output.x_0_full"), planned, Parity.ACTION);
        int size = checkpoint.config().actionSize();
        float[] cut = Sampling.columns(planned, checkpoint.model().maxAction(), size);
        parity.absolute(Parity.ACTIONS, golden.get("output.action_normalized"), cut, Parity.ACTION);
        float[] actions = new float[cut.length];
        for (int i = 0; i < cut.length; i += size) {
            float[] one = checkpoint.processing().action().invert(Arrays.copyOfRange(cut, i, i + size));
            System.arraycopy(one, 0, actions, i, size);
        }
        parity.relative("actions", golden.get("output.action"), actions);
        golden.find("bf16.output.action_normalized")
                .ifPresent(mixed -> parity.absolute("actions against bf16", mixed, cut, Parity.MIXED));
    }

    private void intermediate(String stage, Optional<float[]> golden, float[] actual) {
        golden.ifPresent(values -> parity.relative(stage, values, actual));
    }
}
