package org.lepetpal.bench.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.Vitals;

/**
 * The example policy, or a model on ONNX Runtime, is let in, swapped to, swapped from and taken out, over and over: what the process
 * holds must not grow. Live heap is told and not judged: the framework itself keeps something of each bundle. Native memory is judged of
 * models alone: the example uses none of its own.
 * The first three tenths are not counted: caches fill, and the compiler keeps notes in the metaspace of methods that get hot, of
 * which there are more and more until all of them are compiled.
 */
public final class Cycles {
    private static final String MODEL = "--model";
    private static final int STEPS = 10;
    private static final int WARM_STEPS = 3;

    private final Robot robot;
    private final Cycle cycle;
    private final NativeMemory memory;
    private final PrintStream out;

    private Cycles(Robot robot, Cycle cycle, NativeMemory memory, PrintStream out) {
        this.robot = robot;
        this.cycle = cycle;
        this.memory = memory;
        this.out = out;
    }

    /** {@code --cycles} 20…100000 (default 1000); {@code --model} a checkpoint's folder or an ONNX file instead of the plug-in; {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("cycles", arguments, Set.of("--cycles", MODEL), (options, out) -> {
            int cycles = options.number("--cycles", 1000, 20, 100_000);
            return options.has(MODEL)
                    ? ofModel(options.home(), new ModelFolder(options.folder(MODEL)), cycles, out)
                    : ofPlugin(options.home(), cycles, out);
        });
    }

    private static boolean ofPlugin(Path home, int cycles, PrintStream out) throws IOException, InterruptedException {
        byte[] jar = Files.readAllBytes(ExamplePolicy.jar());
        try (Robot live = Robot.live(home, Map.of("API_TOKEN", "only-to-measure-it"));
                HttpClient http = HttpClient.newHttpClient()) {
            Cycle cycle = new PluginCycle(live.client(), http, jar);
            return new Cycles(live, cycle, NativeMemory.told(), out).run(cycles);
        }
    }

    private static boolean ofModel(Path home, ModelFolder model, int cycles, PrintStream out)
            throws IOException, InterruptedException {
        try (Robot live = Robot.live(home, TinyPolicies.SETTINGS)) {
            return new Cycles(live, new ModelCycle(live, model), NativeMemory.judged(cycles), out).run(cycles);
        }
    }

    private boolean run(int cycles) throws IOException, InterruptedException {
        int step = cycles / STEPS;
        try (Vitals vitals = new Vitals(robot)) {
            Footprint first = look(0, vitals);
            Footprint last = first;
            long begun = System.nanoTime();
            for (int i = 1; i <= STEPS; i++) {
                for (int k = 0; k < step; k++) {
                    cycle.run();
                }
                last = look(i * step, vitals);
                if (i == WARM_STEPS) {
                    first = last;
                    begun = System.nanoTime();
                }
            }
            int counted = step * (STEPS - WARM_STEPS);
            boolean flat = last.isNoMoreThan(first) && memory.isGood();
            out.printf(
                    Locale.ROOT,
                    "cycles: %d, %.0f ms each; live heap %+.1f kB a cycle, %s; %s%n",
                    cycles,
                    (System.nanoTime() - begun) / 1e6 / counted,
                    (last.heap() - first.heap()) / 1e3 / counted,
                    memory,
                    flat ? "nothing else is left behind" : "the process grows");
            return flat;
        }
    }

    private Footprint look(int cycles, Vitals vitals) throws IOException {
        Footprint now = Footprint.trimmed(vitals, robot.pid());
        memory.add(now.resident());
        out.printf(Locale.ROOT, "after %5d: %s%n", cycles, now);
        return now;
    }
}
