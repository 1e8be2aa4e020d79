package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.lepetpal.lerobot.check.ProcessMemory;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.Products;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;

/** Measures a model of the real base model's size, filled with random numbers, against what this machine could reach. */
public final class PolicyBench {
    private static final int CAMERAS = 2;
    private static final int TOKENS = 48;
    /** GFLOP of each stage for two cameras, 48 tokens and 10 steps; attention included, norms and the like not. */
    private static final Map<Stopwatch.Stage, Double> WORK =
            Map.of(Stopwatch.Stage.PICTURES, 430.6, Stopwatch.Stage.PREFIX, 54.8, Stopwatch.Stage.FLOW, 104.4);
    /** GB of weights that each stage reads as floats. */
    private static final Map<Stopwatch.Stage, Double> WEIGHTS =
            Map.of(Stopwatch.Stage.PICTURES, 0.393, Stopwatch.Stage.PREFIX, 0.599, Stopwatch.Stage.FLOW, 3.928);

    private final Engine engine;
    private final int trials;
    private final PrintStream out;

    private PolicyBench(Engine engine, int trials, PrintStream out) {
        this.engine = engine;
        this.trials = trials;
        this.out = out;
    }

    /** @param args threads and trials; all cores and 3 where they are not given */
    public static void main(String[] args) throws IOException, OrtException {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        int trials = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("smolvla-bench");
        try {
            new PolicyBench(new Engine(threads), trials, System.out).measure(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void measure(Path folder) throws IOException, OrtException {
        RandomCheckpoint.write(folder);
        long begun = System.nanoTime();
        try (Checkpoint checkpoint = Checkpoint.open(folder, Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), TOKENS)) {
            print("read and checked in %.1f s", secondsSince(begun));
            long loading = System.nanoTime();
            try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, false)) {
                print("loaded in %.1f s; %s", secondsSince(loading), ProcessMemory.now());
                Map<Stopwatch.Stage, Double> best =
                        best(model, checkpoint.model().steps());
                print("after thinking %s", ProcessMemory.now());
                Products products = new Products(engine);
                double flops = 2.0 * 1024 * 768 * 3072 / products.nanos(1024, 768, 3072);
                double bytes = 4.0 * 8192 * 8192 / products.nanos(1, 8192, 8192);
                print(
                        "%d threads; this machine reaches %.0f GFLOP/s and %.1f GB/s in matrix products",
                        engine.threads(), flops, bytes);
                table(best, flops, bytes);
            }
        }
    }

    private Map<Stopwatch.Stage, Double> best(SmolVlaModel model, int steps) throws OrtException {
        List<Optional<float[]>> pictures = Collections.nCopies(CAMERAS, Optional.of(model.seeNothing()));
        Scene scene = new Scene(pictures, LongStream.range(0, TOKENS).boxed().toList(), new float[6]);
        Map<Stopwatch.Stage, Double> best = new EnumMap<>(Stopwatch.Stage.class);
        for (int trial = 0; trial < trials; trial++) {
            Stopwatch watch = new Stopwatch(steps);
            watch.start();
            model.plan(scene, new float[model.noiseSize()], watch);
            for (Stopwatch.Stage stage : Stopwatch.Stage.values()) {
                best.merge(stage, watch.seconds(stage), Math::min);
            }
        }
        return best;
    }

    private void table(Map<Stopwatch.Stage, Double> best, double flops, double bytes) {
        double sum = 0;
        double floors = 0;
        for (Stopwatch.Stage stage : Stopwatch.Stage.values()) {
            double floor = Math.max(WORK.get(stage) / flops, WEIGHTS.get(stage) / bytes);
            row(stage.name().toLowerCase(Locale.ROOT), best.get(stage), floor);
            sum += best.get(stage);
            floors += floor;
        }
        row("chunk", sum, floors);
    }

    private void row(String name, double seconds, double floor) {
        print("%-10s %7.3f s, at best %7.3f s: %.2f times as long", name, seconds, floor, seconds / floor);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
