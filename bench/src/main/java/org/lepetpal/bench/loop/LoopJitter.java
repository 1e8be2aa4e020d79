package org.lepetpal.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.Vitals;

/**
 * How the control loop of the running robot keeps time while it renders, detects, moves and feeds 20 viewers, at 100 and at
 * 200 Hz, beside cyclictest and loops as LeRobot writes them, all in the same minute on the same machine.
 */
public final class LoopJitter {
    private static final int[] RATES = {100, 200};
    private static final int WARM_UP_SECONDS = 30;
    private static final Path SCRIPT = Path.of("bench/python/lerobot_like_loop.py");

    private final Path home;
    private final int seconds;
    private final int viewers;
    private final PrintStream out;

    private LoopJitter(Path home, int seconds, int viewers, PrintStream out) {
        this.home = home;
        this.seconds = seconds;
        this.viewers = viewers;
        this.out = out;
    }

    /** {@code --seconds} for each rate, 60…600 (default 60); {@code --viewers}, 0…200 (default 20); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("loop", arguments, Set.of("--seconds", "--viewers"), (options, out) -> {
            LoopJitter jitter = new LoopJitter(
                    options.home(),
                    options.number("--seconds", 60, 60, 600),
                    options.number("--viewers", 20, 0, 200),
                    out);
            for (int rate : RATES) {
                jitter.measure(rate);
            }
            return true;
        });
    }

    private void measure(int rateHz) throws IOException, InterruptedException {
        try (Robot robot = Robot.live(home, Map.of("CONTROL_RATE_HZ", String.valueOf(rateHz)));
                Vitals vitals = new Vitals(robot);
                Load load = new Load(robot.client(), viewers)) {
            Thread.sleep(WARM_UP_SECONDS * 1_000L);
            List<Peer> peers = List.of(
                    Peer.cyclictest(rateHz, seconds, true),
                    Peer.cyclictest(rateHz, seconds, false),
                    Peer.python(SCRIPT, rateHz, seconds, false),
                    Peer.python(SCRIPT, rateHz, seconds, true));
            Snapshot before = Snapshot.of(robot, vitals, load);
            peers.forEach(Peer::start);
            try {
                Thread.sleep(seconds * 1_000L);
                Snapshot after = Snapshot.of(robot, vitals, load);
                report(rateHz, before, after, peers);
            } finally {
                peers.forEach(Peer::kill);
            }
        }
    }

    private void report(int rateHz, Snapshot before, Snapshot after, List<Peer> peers)
            throws IOException, InterruptedException {
        long ticks = after.ticks() - before.ticks();
        Lateness late = Lateness.of(after.detail());
        Figures own = new Figures(
                "LePetPal, " + (after.detail().contains("SCHED_FIFO 50") ? "SCHED_FIFO 50" : "ordinary priority"),
                ticks / ((after.nanos() - before.nanos()) / 1e9),
                late.median(),
                late.p99(),
                late.p999(),
                (after.missed() - before.missed()) + " of " + ticks + " ticks missed, "
                        + (after.allocated() - before.allocated()) / Math.max(1, ticks) + " bytes a tick");
        out.printf(
                Locale.ROOT,
                "%n%d Hz for %d s, %d viewers with %.0f MB/s (%d times cut off), load of the machine %.1f on %d cores%n",
                rateHz,
                seconds,
                viewers,
                (after.viewed() - before.viewed()) / 1e6 / seconds,
                after.cutOff() - before.cutOff(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        out.println(Figures.HEAD);
        out.println(own);
        List<String> ratios = new ArrayList<>();
        for (Peer peer : peers) {
            Optional<Figures> figures = peer.finish();
            figures.ifPresent(other -> ratios.add(
                    String.format(Locale.ROOT, "%.1f x %s", other.p99() / Math.max(1, own.p99()), other.name())));
            out.println(figures.map(Figures::toString).orElseGet(peer::failure));
        }
        out.println("loop: " + after.detail());
        out.println("99th percentile of the others in terms of ours: " + String.join("; ", ratios));
    }

    private record Snapshot(
            long nanos, long ticks, long missed, long allocated, long viewed, long cutOff, String detail) {
        static Snapshot of(Robot robot, Vitals vitals, Load load) throws IOException, InterruptedException {
            JsonNode loop =
                    robot.client().call("GET", "/api/status", Map.of()).body().path("loop");
            JsonNode health = robot.client().call("GET", "/health", Map.of()).body();
            return new Snapshot(
                    System.nanoTime(),
                    loop.path("ticks").asLong(),
                    loop.path("missed_ticks").asLong(),
                    vitals.allocatedBy("control-loop"),
                    load.bytes(),
                    load.cutOff(),
                    health.path("components").path("loop").path("detail").asText());
        }
    }
}
