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
 * holds must not grow. Live heap and native memory are told and not judged: the framework itself keeps something of each bundle, and
 * an allocator keeps what was freed.
 * The first three tenths are not counted: caches fill, and the compiler keeps notes in the metaspace of methods that get hot, of
 * which there are more and more until all of them are compiled.
 */
public final class Cycles {
    private static final String MODEL = "--model";
    private static final int STEPS = 10;
    private static final int WARM_STEPS = 3;

    private final Robot robot;
    private final Cycle cycle;
    private final PrintStream out;

    private Cycles(Robot robot, Cycle cycle, PrintStream out) {
        this.robot = robot;
        this.cycle = cycle;
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
            return new Cycles(live, cycle, out).run(cycles);
        }
    }

    private static boolean ofModel(Path home, ModelFolder model, int cycles, PrintStream out)
            throws IOException, InterruptedException {
        try (Robot live = Robot.live(home, TinyPolicies.SETTINGS)) {
            return new Cycles(live, new ModelCycle(live, model), out).run(cycles);
        }
    }

    private boolean run(int cycles) throws IOException, InterruptedException {
        int step = cycles / STEPS;
        try (Vitals vitals = new Vitals(robot)) {
            print(0, Footprint.of(vitals, robot.pid()));
            Footprint first = after(0, WARM_STEPS, step, vitals);
            long begun = System.nanoTime();
            Footprint last = after(WARM_STEPS, STEPS, step, vitals);
            boolean flat = last.isNoMoreThan(first);
            int counted = step * (STEPS - WARM_STEPS);
            out.printf(
                    Locale.ROOT,
                    "cycles: %d, %.0f ms each; live heap %+.1f and native memory %+.1f kB a cycle; %s%n",
                    cycles,
                    (System.nanoTime() - begun) / 1e6 / counted,
                    (last.heap() - first.heap()) / 1e3 / counted,
                    (last.resident() - first.resident()) / 1e3 / counted,
                    flat ? "nothing else is left behind" : "the process grows");
            return flat;
        }
    }

    /** Runs steps from one up to another, and looks after each. */
    private Footprint after(int from, int until, int step, Vitals vitals) throws IOException, InterruptedException {
        Footprint now = Footprint.of(vitals, robot.pid());
        for (int i = from; i < until; i++) {
            for (int k = 0; k < step; k++) {
                cycle.run();
            }
            now = Footprint.of(vitals, robot.pid());
            print((i + 1) * step, now);
        }
        return now;
    }

    private void print(int cycles, Footprint now) {
        out.printf(Locale.ROOT, "after %5d: %s%n", cycles, now);
    }
}
