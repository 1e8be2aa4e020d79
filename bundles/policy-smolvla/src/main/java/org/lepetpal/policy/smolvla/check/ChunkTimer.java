package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ModelCache;
import org.lepetpal.policy.smolvla.check.Stopwatch.Stage;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.Practice;
import org.lepetpal.policy.smolvla.model.Products;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;

/**
 * Loads a checkpoint as the robot does and takes times for {@code ./lepetpal bench policy}, which starts it as a process of its
 * own: a line in, a line of JSON out, the first when it is ready. Ends with its input.
 */
public final class ChunkTimer {
    private static final int CAMERAS = 2;
    private static final int TOKENS = 48;
    private static final double GIGA = 1e9;

    private final JsonMapper json = new JsonMapper();
    private final Engine engine;
    private final PrintStream out;

    private ChunkTimer(Engine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    /**
     * @param args {@code write FOLDER} or {@code write-small FOLDER} to make a checkpoint of random numbers; {@code time FOLDER
     *     THREADS CACHE MODE} to think a chunk for each line; {@code products FOLDER THREADS} to measure the machine for each line
     */
    public static void main(String[] args) throws IOException, OrtException {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "write" -> RandomCheckpoint.write(folder);
            case "write-small" -> RandomCheckpoint.writeSmall(folder);
            case "products" -> timer(args).measureProducts();
            default ->
                new ChunkTimer(cached(args), System.out)
                        .measureChunks(folder, Mode.of(args[4]).orElseThrow());
        }
    }

    private static Engine cached(String[] args) {
        return new Engine(Integer.parseInt(args[2]), Optional.of(new ModelCache(Path.of(args[3]), Long.MAX_VALUE)));
    }

    private static ChunkTimer timer(String[] args) {
        return new ChunkTimer(new Engine(Integer.parseInt(args[2])), System.out);
    }

    private void measureChunks(Path folder, Mode mode) throws IOException, OrtException {
        long begun = System.nanoTime();
        try (Checkpoint checkpoint = Checkpoint.open(folder, Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), TOKENS)) {
            long checked = System.nanoTime();
            try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, mode, false)) {
                ObjectNode ready = describe(checkpoint.model(), mode);
                ready.put("checkSeconds", (checked - begun) / GIGA);
                ready.put("loadSeconds", (System.nanoTime() - begun) / GIGA);
                out.println(ready);
                answer(checkpoint, model);
            }
        }
    }

    private void answer(Checkpoint checkpoint, SmolVlaModel model) throws IOException, OrtException {
        Practice practice = new Practice(
                model,
                LongStream.range(0, TOKENS).boxed().toList(),
                CAMERAS,
                checkpoint.config().stateSize());
        answer(() -> chunk(checkpoint, model, practice.scene()));
    }

    private void measureProducts() throws IOException, OrtException {
        out.println(json.createObjectNode());
        answer(this::products);
    }

    private void answer(Measurement measurement) throws IOException, OrtException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (asked.readLine() != null) {
            out.println(measurement.take());
        }
    }

    /** Sizes for whoever builds the same shapes, and what each stage takes at least. */
    private ObjectNode describe(SmolVlaConfig config, Mode mode) {
        ObjectNode node = json.createObjectNode();
        node.set("model", json.valueToTree(config));
        node.put("cameras", CAMERAS).put("text", TOKENS).put("chunk", Work.CHUNK);
        node.put("weightBytes", Work.weightBytes(config, mode));
        ObjectNode stages = node.putObject("work");
        for (Map.Entry<Stage, Work> stage : Work.of(config, CAMERAS, TOKENS).entrySet()) {
            stages.putObject(name(stage.getKey()))
                    .put("flops", stage.getValue().flops())
                    .put("weights", stage.getValue().weights());
        }
        return node;
    }

    private ObjectNode chunk(Checkpoint checkpoint, SmolVlaModel model, Scene scene) throws OrtException {
        SmolVlaConfig config = checkpoint.model();
        Stopwatch watch = new Stopwatch(config.steps());
        watch.start();
        long begun = System.nanoTime();
        float[] planned = model.plan(scene, Practice.noise(model.noiseSize()), watch);
        ObjectNode node = json.createObjectNode();
        node.put("all", (System.nanoTime() - begun) / GIGA);
        for (Stage stage : Stage.values()) {
            node.put(name(stage), watch.seconds(stage));
        }
        ArrayNode actions = node.putArray("actions");
        for (float action : Sampling.columns(
                planned, config.maxAction(), checkpoint.config().actionSize())) {
            actions.add(action);
        }
        return node;
    }

    /** The best of the shapes that the stages are made of, and of one row, which is as fast as memory is. */
    private ObjectNode products() throws OrtException {
        Products products = new Products(engine);
        double fastest = 0;
        for (int[] shape :
                List.of(new int[] {2048, 768, 3072}, new int[] {2048, 3072, 768}, new int[] {177, 960, 2560})) {
            double flops = 2.0 * shape[0] * shape[1] * shape[2] * GIGA;
            fastest = Math.max(fastest, flops / products.nanos(shape[0], shape[1], shape[2]));
        }
        double bytes = (double) Float.BYTES * 8192 * 8192 * GIGA / products.nanos(1, 8192, 8192);
        return json.createObjectNode().put("flops", fastest).put("bytes", bytes);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private interface Measurement {
        ObjectNode take() throws OrtException;
    }
}
