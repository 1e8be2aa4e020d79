package org.lepetpal.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.RobotClient.Reply;
import org.lepetpal.bench.robot.Vitals;

/**
 * Hours, stepped, or minutes, in real time, of mixed commands with random faults, cancels and software stops. After each round all is mended, and the
 * robot has to be well and go home, heap and threads have to stay as they are, and no packet to the servos may have been unsafe.
 */
public final class Soak {
    private static final List<String> PROMPTS = List.of("pick up the ball", "get the treat", "go home");
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "aborted");
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(45);
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int LOOKS = 24;
    private static final int STUCK_SHOWN = 20;
    /** Packets are kept for forty seconds. */
    private static final Duration UNSEEN = Duration.ofSeconds(20);

    private final RobotClient robot;
    private final Packets packets;
    private final Passage time;
    private final Random random;
    private final PrintStream out;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> inflicted = new TreeMap<>();
    private final List<String> stuck = new ArrayList<>();
    private final List<String> unsafe = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private Duration lookedAt = Duration.ZERO;
    /** Whether servos were deaf in this round, so that one packet may lead further. */
    private boolean leap;

    private Soak(RobotClient robot, Packets packets, Passage time, long seed, PrintStream out) {
        this.robot = robot;
        this.packets = packets;
        this.time = time;
        this.random = new Random(seed);
        this.out = out;
    }

    /**
     * {@code --hours} simulated, 1…100 (default 4), or {@code --minutes} of real time, 1…1000; {@code --seed} (default 1);
     * {@code --home}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("soak", arguments, Set.of("--hours", "--minutes", "--seed"), (options, out) -> {
            int hours = options.number("--hours", 4, 1, 100);
            int minutes = options.number("--minutes", 0, 0, 1_000);
            int seed = options.number("--seed", 1, 0, Integer.MAX_VALUE);
            boolean stepped = minutes == 0;
            try (Robot robot = stepped
                            ? Robot.stepped(options.home(), Map.of("SIM_CAMERA_FPS", "4"))
                            : Robot.live(options.home(), Map.of());
                    Vitals vitals = new Vitals(robot)) {
                Passage time = stepped ? robot.client()::step : Thread::sleep;
                Packets packets = new Packets(robot.client(), stepped);
                return new Soak(robot.client(), packets, time, seed, out)
                        .run(stepped ? Duration.ofHours(hours) : Duration.ofMinutes(minutes), vitals);
            }
        });
    }

    private boolean run(Duration span, Vitals vitals) throws IOException, InterruptedException {
        Flatness heap = new Flatness();
        Flatness threads = new Flatness();
        Duration look = Duration.ZERO;
        for (long round = 1; passed.compareTo(span) < 0; round++) {
            round(round);
            if (passed.compareTo(look) >= 0) {
                heap.add(vitals.liveHeap());
                threads.add(vitals.threads());
                out.printf(
                        Locale.ROOT,
                        "%5.2f h, %d rounds, %d stuck, %d unsafe, heap %.1f MB, %d threads%n",
                        passed.toSeconds() / 3600.0,
                        round,
                        stuck.size(),
                        unsafe.size(),
                        heap.newest() / 1e6,
                        (long) threads.newest());
                look = passed.plus(span.dividedBy(LOOKS));
            }
        }
        return report(heap, threads);
    }

    private void round(long round) throws IOException, InterruptedException {
        robot.reset(round);
        pass(Duration.ofMillis(300));
        String prompt = PROMPTS.get(random.nextInt(PROMPTS.size()));
        Reply accepted = robot.call(
                "POST",
                "/command",
                Map.of("prompt", prompt, "options", Map.of("timeout_ms", 2_000 + random.nextInt(18_000))));
        String id = accepted.body().path("request_id").asText();
        pass(Duration.ofMillis(random.nextInt(8_000)));
        String what = inflict(random.nextInt(5));
        count(inflicted, what);
        count(outcomes, ending(accepted, id, round + ", " + prompt + ", " + what));
        mend();
        recover(round + ", " + prompt + ", " + what);
        look(round + ", " + prompt + ", " + what);
        leap = false;
    }

    private String inflict(int kind) throws IOException, InterruptedException {
        look("before the trouble");
        return switch (kind) {
            case 0 -> call("POST", "/cancel", Map.of());
            case 1 -> call("POST", "/command", Map.of("prompt", "go home"));
            case 2 -> call("POST", "/estop", Map.of("reason", "soak"));
            default -> {
                String first = fault();
                yield random.nextInt(3) == 0 ? first + " and " + fault() : first;
            }
        };
    }

    private String fault() throws IOException, InterruptedException {
        Map<String, Object> fault = Trouble.any(random);
        leap |= Trouble.deafens(fault);
        return call("POST", "/sim/faults", fault);
    }

    private String call(String method, String path, Map<String, Object> body) throws IOException, InterruptedException {
        Reply reply = robot.call(method, path, body);
        String what = path + (body.containsKey("fault") ? " " + body.get("fault") : "");
        if (reply.code() >= 500 && reply.code() != 503) {
            stuck.add(what + " answered " + reply.code() + ": " + reply.body());
        }
        return reply.code() < 300 ? what : what + " (" + reply.code() + ")";
    }

    /** How the command ended. */
    private String ending(Reply accepted, String id, String round) throws IOException, InterruptedException {
        if (accepted.code() != 202) {
            return "refused with " + accepted.body().path("error").path("code").asText();
        }
        for (Duration spent = Duration.ZERO; spent.compareTo(COMMAND_LIMIT) < 0; spent = spent.plus(STEP)) {
            JsonNode status = robot.status(id);
            String state = status.path("state").asText();
            if (FINAL.contains(state)) {
                String code = status.path("error").path("code").asText();
                return code.isEmpty() ? state : state + " (" + code + ")";
            }
            pass(STEP);
        }
        stuck.add("round " + round + ": the command does not end: " + robot.status(id));
        return "does not end";
    }

    private void mend() throws IOException, InterruptedException {
        call("DELETE", "/sim/faults", Map.of());
        call("POST", "/estop/reset", Map.of());
    }

    private void recover(String round) throws IOException, InterruptedException {
        String last = "";
        for (Duration spent = Duration.ZERO; spent.compareTo(RECOVERY) < 0; ) {
            Reply home = robot.call("POST", "/command", Map.of("prompt", "go home"));
            last = home.body().toString();
            if (home.code() == 202) {
                String id = home.body().path("request_id").asText();
                String state = "planning";
                for (int i = 0; i < 150 && !FINAL.contains(state); i++, spent = spent.plus(STEP)) {
                    pass(STEP);
                    state = robot.status(id).path("state").asText();
                }
                last = robot.status(id).toString();
                if (state.equals("succeeded") && robot.health().equals("ok")) {
                    return;
                }
            }
            pass(STEP);
            spent = spent.plus(STEP);
        }
        stuck.add("round " + round + ": not well " + RECOVERY.toSeconds() + " s after all was mended: " + last + "; "
                + robot.health());
    }

    private void pass(Duration span) throws IOException, InterruptedException {
        if (span.isPositive()) {
            time.pass(span);
            passed = passed.plus(span);
            if (passed.minus(lookedAt).compareTo(UNSEEN) > 0) {
                look("while it went on");
            }
        }
    }

    private void look(String round) throws IOException, InterruptedException {
        lookedAt = passed;
        packets.look(leap).forEach(what -> unsafe.add("round " + round + ": " + what));
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private boolean report(Flatness heap, Flatness threads) {
        out.println("\nwhat was done to it");
        inflicted.forEach((what, times) -> out.printf("%6d  %s%n", times, what));
        out.println("how commands ended");
        outcomes.forEach((what, times) -> out.printf("%6d  %s%n", times, what));
        stuck.stream().limit(STUCK_SHOWN).forEach(out::println);
        unsafe.stream().limit(STUCK_SHOWN).forEach(out::println);
        boolean flat = heap.grownBy() <= 0.1 * heap.early() && threads.grownBy() <= 3;
        out.printf(
                Locale.ROOT,
                "%nheap %.1f MB at first, %.1f at last; threads %.0f and %.0f%n",
                heap.early() / 1e6,
                heap.late() / 1e6,
                threads.early(),
                threads.late());
        out.printf(
                Locale.ROOT,
                "soak of %.2f hours of the robot's time: %d stuck, %d unsafe in %s, %s%n",
                passed.toSeconds() / 3600.0,
                stuck.size(),
                unsafe.size(),
                packets,
                flat ? "flat" : "NOT flat");
        return stuck.isEmpty() && unsafe.isEmpty() && flat;
    }
}
