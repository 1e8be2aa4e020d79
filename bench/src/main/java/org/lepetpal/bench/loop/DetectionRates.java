package org.lepetpal.bench.loop;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.Vitals;

/**
 * What pictures and boxes cost beside the model alone, and how often a model may look without the control loop noticing: the
 * loop's lateness in real time, at 100 Hz, while the robot picks up balls and feeds viewers, first with the colour detector
 * alone, then with a YOLO model at ever higher rates, until it does.
 */
public final class DetectionRates {
    private static final int[] RATES = {2, 5, 10, 15};
    private static final int VIEWERS = 5;
    private static final Path DATA = Path.of("../shared/data");
    private static final Path MODEL = DATA.resolve("models/yolov8n-int8-qdq.onnx");
    /** The faster the model, the more its surroundings count. */
    private static final Path FAST = DATA.resolve("models/yolox_nano.onnx");
    /** 1280×720. */
    private static final Path PICTURE = DATA.resolve("images/zidane.jpg");

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Pattern LOOKING = Pattern.compile("detection.*");
    private static final String HEAD = String.format(
            Locale.ROOT, "%-24s %8s %10s %10s %10s", "detectors", "looks/s", "cores", "99 % us", "99.9 % us");

    private final Path home;
    private final Duration span;
    private final PrintStream out;

    private DetectionRates(Path home, Duration span, PrintStream out) {
        this.home = home;
        this.span = span;
        this.out = out;
    }

    /** {@code --seconds} for each rate, 60…600 (default 60); {@code --model}, an ONNX file; {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("detection", arguments, Set.of("--seconds", "--model"), (options, out) -> {
            Path model = options.path("--model", MODEL).toAbsolutePath().normalize();
            if (!Files.isReadable(model)) {
                throw new IOException(model + " is missing; another one: --model FILE");
            }
            Duration span = Duration.ofSeconds(options.number("--seconds", 60, 60, 600));
            return new DetectionRates(options.home(), span, out).run(model);
        });
    }

    private boolean run(Path model) throws IOException, InterruptedException {
        List<Goal> goals = new ArrayList<>();
        for (Path each :
                new LinkedHashSet<>(List.of(model, FAST.toAbsolutePath().normalize()))) {
            goals.add(cost(each));
        }
        goals.add(Goal.atLeast(
                RATES[0], "DETECT_RATE_HZ with the model at which the loop is no later than without", harmless(model)));
        out.println(Goal.HEAD);
        goals.forEach(out::println);
        return goals.stream().filter(Goal::isKnown).allMatch(Goal::isMet);
    }

    private Goal cost(Path model) throws IOException, InterruptedException {
        Path picture = PICTURE.toAbsolutePath().normalize();
        if (!Files.isReadable(model) || !Files.isReadable(picture)) {
            return new LookCost(model.getFileName().toString(), Double.NaN, Double.NaN).goal();
        }
        LookCost cost = LookCost.of(home, model, picture);
        out.println(cost);
        return cost.goal();
    }

    /** @return the highest of the rates at which the loop is as late as without the model; 0 where it is later at all of them */
    private int harmless(Path model) throws IOException, InterruptedException {
        out.println(HEAD);
        Row without = row("colour, 15 Hz", Map.of());
        int best = 0;
        for (int rate : RATES) {
            Map<String, String> settings =
                    Map.of("YOLO_MODEL", model.toString(), "DETECT_RATE_HZ", String.valueOf(rate));
            // What a higher rate that seems to do no harm says after that is chance.
            if (!row("with the model, " + rate + " Hz", settings).late().isNoLaterThan(without.late())) {
                break;
            }
            best = rate;
        }
        return best;
    }

    private Row row(String name, Map<String, String> settings) throws IOException, InterruptedException {
        try (Robot robot = Robot.live(home, new HashMap<>(settings));
                Vitals vitals = new Vitals(robot);
                Load _ = new Load(robot.client(), VIEWERS)) {
            Thread.sleep(WARM_UP);
            long before = vitals.cpuNanos(LOOKING);
            double looks = looks(robot.client());
            double cores = (vitals.cpuNanos(LOOKING) - before) / (double) span.toNanos();
            Row row = new Row(name, looks, cores, Lateness.of(robot.client()));
            out.println(row);
            return row;
        }
    }

    /** Sightings a second that differ from those before. */
    private double looks(RobotClient robot) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long last = -1;
        int count = 0;
        while (System.nanoTime() - begun < span.toNanos()) {
            long now = robot.call("GET", "/api/status", Map.of())
                    .body()
                    .at("/sight/sequence")
                    .asLong();
            count += now == last ? 0 : 1;
            last = now;
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        return count / (span.toMillis() / 1e3);
    }

    /** One line of the table. */
    private record Row(String name, double looks, double cores, Lateness late) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-24s %8.1f %10.2f %10.0f %10.0f", name, looks, cores, late.p99(), late.p999());
        }
    }
}
