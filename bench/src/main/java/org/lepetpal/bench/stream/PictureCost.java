package org.lepetpal.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.Vitals;

/**
 * What it costs the robot to make a picture of 1280×720 out of a picture in memory while its arm moves; milliseconds of processor
 * time of the threads that do it, sending to one viewer included. Medians of rounds in which each is measured in turn, as what
 * else runs makes all of them slower.
 *
 * @param plain with nothing drawn, at quality 80
 * @param encoding what of that the encoder takes, by what the flight recorder sees the threads at
 * @param drawn with all layers, while the sentry is on and zones of each kind are taught
 * @param layers what of that the robot itself says that its layers take to draw, medians added up; the rest of what they cost is a
 *     copy of the picture to draw on, and more to encode
 * @param turbo what libjpeg-turbo's own {@code tjbench} takes to encode such a picture; empty without Debian's
 *     {@code libjpeg-turbo-progs}
 */
record PictureCost(double plain, double encoding, double drawn, double layers, Optional<Double> turbo) {
    /** Threads that make viewers' pictures. */
    private static final Pattern PRESSES = Pattern.compile("video-\\d+");

    /** OpenCV's. */
    private static final String ENCODER = "imencode";

    private static final String PLAIN = "overlays=0&quality=80";
    private static final String DRAWN = "overlays=1&quality=80";
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int ROUNDS = 7;
    /** The first two together, with what viewers take to come, are as long as the robot takes to pick up a ball. */
    private static final Duration SPAN = Duration.ofSeconds(2);

    static PictureCost measure(Path home) throws IOException, InterruptedException {
        try (Robot robot = Robot.live(home, Map.of("SENTRY_COOLDOWN_SEC", "86400"));
                Vitals vitals = new Vitals(robot);
                TurboJpeg peer = TurboJpeg.of(snapshot(robot.client().base()))) {
            teach(robot.client());
            perPicture(robot, vitals, PLAIN, WARM_UP);
            perPicture(robot, vitals, DRAWN, WARM_UP);
            List<PictureCost> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                robot.client().reset(round);
                String command = robot.client().command("pick up the ball");
                warn(robot.client());
                rounds.add(round(robot, vitals, peer));
                robot.client().awaitEnd(command);
            }
            return median(rounds);
        }
    }

    private static PictureCost round(Robot robot, Vitals vitals, TurboJpeg peer)
            throws IOException, InterruptedException {
        double drawn = perPicture(robot, vitals, DRAWN, SPAN);
        double layers = layers(robot.client());
        double plain = perPicture(robot, vitals, PLAIN, SPAN);
        return new PictureCost(
                plain,
                plain * encodersShare(robot, vitals),
                drawn,
                layers,
                peer.times().map(TurboJpeg.Times::encoding));
    }

    /** In a time of its own, as looking takes the threads' time, too. */
    private static double encodersShare(Robot robot, Vitals vitals) throws IOException, InterruptedException {
        vitals.beginProfile();
        perPicture(robot, vitals, PLAIN, SPAN);
        return vitals.endProfile().share(PRESSES, ENCODER);
    }

    /** @throws IOException where the robot does not tell it of every layer: none would else be the cheapest */
    private static double layers(RobotClient robot) throws IOException, InterruptedException {
        JsonNode slot = robot.call("GET", "/api/modules/overlay", Map.of()).body();
        if (slot.path("candidates").isEmpty()) {
            throw new IOException("the robot names no layers: " + slot);
        }
        double millis = 0;
        for (JsonNode layer : slot.path("candidates")) {
            double median = layer.path("latency").path("median_ms").asDouble();
            if (median <= 0) {
                throw new IOException("the robot does not tell how long its layer takes: " + layer);
            }
            millis += median;
        }
        return millis;
    }

    private static PictureCost median(List<PictureCost> rounds) {
        return new PictureCost(
                median(rounds.stream().map(PictureCost::plain)).orElseThrow(),
                median(rounds.stream().map(PictureCost::encoding)).orElseThrow(),
                median(rounds.stream().map(PictureCost::drawn)).orElseThrow(),
                median(rounds.stream().map(PictureCost::layers)).orElseThrow(),
                median(rounds.stream().flatMap(round -> round.turbo().stream())));
    }

    private static Optional<Double> median(Stream<Double> figures) {
        List<Double> sorted = figures.sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    /** Milliseconds of all that comes with layers. */
    double overlays() {
        return drawn - plain;
    }

    private static double perPicture(Robot robot, Vitals vitals, String query, Duration span)
            throws IOException, InterruptedException {
        URI feed = robot.client().base().resolve("/video_feed?" + query);
        try (Viewers viewers = Viewers.of(feed, 1)) {
            Thread.sleep(Duration.ofSeconds(1));
            long before = vitals.cpuNanos(PRESSES);
            viewers.begin();
            Thread.sleep(span);
            Seen seen = viewers.end();
            return (vitals.cpuNanos(PRESSES) - before) / 1e6 / (seen.total() * span.toMillis() / 1e3);
        }
    }

    /** The sentry's layer draws while it is on. It acts on no ball before its cool-down after this command is over. */
    private static void warn(RobotClient robot) throws IOException, InterruptedException {
        JsonNode sentry =
                robot.call("PUT", "/api/sentry", Map.of("enabled", true)).body();
        if (!sentry.path("enabled").asBoolean()) {
            throw new IOException("the sentry cannot be switched on: " + sentry);
        }
    }

    /** A zone of each kind, where they forbid the arm nothing. */
    private static void teach(RobotClient robot) throws IOException, InterruptedException {
        List<Map<String, Object>> zones = List.of(
                zone("roi", 2, 2, 1278, 718),
                zone("workspace", 300, 250, 1000, 700),
                zone("bowl", 320, 300, 500, 470),
                zone("treat-drop", 400, 480, 800, 660),
                zone("keep-out", 20, 560, 80, 620));
        JsonNode taught = robot.call("PUT", "/api/calibration/camera", Map.of("marks", List.of(), "zones", zones))
                .body();
        if (taught.path("zones").size() != zones.size()) {
            throw new IOException("the robot does not learn zones: " + taught);
        }
    }

    private static Map<String, Object> zone(String kind, int left, int top, int right, int bottom) {
        return Map.of(
                "kind",
                kind,
                "corners",
                List.of(List.of(left, top), List.of(right, top), List.of(right, bottom), List.of(left, bottom)));
    }

    /** The newest picture, nearly as it is in memory. */
    private static Path snapshot(URI base) throws IOException {
        Path file = Files.createTempFile("lepetpal-snapshot", ".jpg");
        try (InputStream in =
                base.resolve("/snapshot.jpg?overlays=0&quality=95").toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
