package org.lepetpal.bench.loop;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Arguments;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.SerialArm;
import org.lepetpal.bench.robot.Wakefulness;

/**
 * What the steps of a tick take where bytes take their time: the robot drives an arm at a serial port, a process of its own on a
 * pseudo-terminal, at 1 Mbps, and as through a USB adapter besides, at 100 and at 200 Hz.
 */
public final class WireTiming {
    private static final int[] RATES = {100, 200};
    private static final List<List<String>> WIRES = List.of(List.of("--port-speed"), List.of("--port-speed", "--usb"));
    private static final int WARM_UP_SECONDS = 30;

    private static final double MILLIS_PER_BYTE = 0.01;
    /** A sync read of 15 registers' bytes of six servos, and six answers. */
    private static final int READ_BYTES = 14 + 6 * 21;
    /** A sync write of six goals; nobody answers. */
    private static final int WRITE_BYTES = 8 + 6 * 3;

    private final Path home;
    private final int seconds;
    private final PrintStream out;

    private WireTiming(Path home, int seconds, PrintStream out) {
        this.home = home;
        this.seconds = seconds;
        this.out = out;
    }

    /** {@code --seconds} for each row, 60…600 (default 60); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("wire", arguments, Set.of("--seconds"), (options, out) -> of(options, out)
                .run());
    }

    private static WireTiming of(Arguments options, PrintStream out) {
        return new WireTiming(options.home(), options.number("--seconds", 60, 60, 600), out);
    }

    private boolean run() throws IOException, InterruptedException {
        boolean met = true;
        try (Wakefulness awake = Wakefulness.asked()) {
            out.println(awake.words());
            for (int rate : RATES) {
                for (List<String> wire : WIRES) {
                    met &= measure(rate, wire);
                }
            }
        }
        return met;
    }

    private boolean measure(int rateHz, List<String> wire) throws IOException, InterruptedException {
        try (SerialArm arm = new SerialArm(home, wire);
                Robot robot = Robot.live(home, Map.of("ARM", arm.path(), "CONTROL_RATE_HZ", String.valueOf(rateHz)));
                Swing swing = new Swing(robot.client())) {
            Thread.sleep(WARM_UP_SECONDS * 1_000L);
            Ticks before = Ticks.of(robot.client().text("/metrics"));
            MotionSeen stood = swing.seen();
            Thread.sleep(seconds * 1_000L);
            Ticks after = Ticks.of(robot.client().text("/metrics"));
            MotionSeen moved = swing.seen();
            out.printf(
                    Locale.ROOT,
                    "%n%d Hz for %d s, ./lepetpal bus %s%s%n",
                    rateHz,
                    seconds,
                    String.join(" ", wire),
                    arm.precedence());
            boolean met = after.report(before, rateHz, out);
            out.println(moved.since(stood, seconds));
            return met && moved.enough(stood, seconds);
        }
    }

    /** What the loop tells of its ticks. */
    private record Ticks(long run, long missed, long glitches, List<StepTime> steps) {
        static Ticks of(String metrics) throws IOException {
            List<StepTime> steps = new ArrayList<>();
            for (String step : List.of("read", "decide", "write")) {
                steps.add(StepTime.of(step, metrics));
            }
            return new Ticks(
                    (long) StepTime.value(metrics, "lepetpal_loop_ticks_total"),
                    (long) StepTime.value(metrics, "lepetpal_loop_missed_ticks_total"),
                    (long) StepTime.value(metrics, "lepetpal_arm_glitches_total"),
                    steps);
        }

        boolean report(Ticks before, int rateHz, PrintStream out) {
            out.println(StepTime.HEAD);
            boolean met = true;
            for (int i = 0; i < steps.size(); i++) {
                out.println(steps.get(i).since(before.steps.get(i), run - before.run));
                met &= steps.get(i).met();
            }
            double wire = MILLIS_PER_BYTE * (READ_BYTES + WRITE_BYTES);
            out.printf(
                    Locale.ROOT,
                    "the wire alone: %d bytes to read, %.2f ms, %d to write, %.2f ms: %.0f %% of the tick%n",
                    READ_BYTES,
                    MILLIS_PER_BYTE * READ_BYTES,
                    WRITE_BYTES,
                    MILLIS_PER_BYTE * WRITE_BYTES,
                    wire * rateHz / 10);
            out.printf(
                    "%d ticks missed, %d answers asked for again%s%n",
                    missed - before.missed,
                    glitches < before.glitches ? glitches : glitches - before.glitches,
                    glitches < before.glitches ? " since the arm was lost" : "");
            return met;
        }
    }
}
