package org.lepetpal.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.Vitals;

/**
 * What it costs the robot to make a picture of 1280×720 out of a picture in memory; milliseconds of processor time of the threads
 * that do it, sending to one viewer included.
 *
 * @param encoded encoding alone, at quality 80
 * @param drawn encoding and all layers, while the arm moves, the sentry is on and zones of each kind are taught
 * @param turbo what libjpeg-turbo's own {@code tjbench} takes to encode such a picture; empty without Debian's
 *     {@code libjpeg-turbo-progs}
 */
record PictureCost(double encoded, double drawn, Optional<Double> turbo) {
    /** Threads that make viewers' pictures. */
    private static final Pattern PRESSES = Pattern.compile("video-\\d+");

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    static PictureCost measure(Path home, Duration span) throws IOException, InterruptedException {
        try (Robot robot = Robot.live(home, Map.of("SENTRY_COOLDOWN_SEC", "86400"));
                Vitals vitals = new Vitals(robot)) {
            teach(robot.client());
            URI plain = view(robot, "overlays=0&quality=80");
            URI drawn = view(robot, "overlays=1&quality=80");
            Optional<Double> turbo =
                    TurboJpeg.encodingMillis(snapshot(robot.client().base()));
            perPicture(plain, vitals, WARM_UP);
            perPicture(drawn, vitals, WARM_UP);
            double encodedOnly = perPicture(plain, vitals, span);
            robot.client().command("pick up the ball");
            warn(robot.client());
            return new PictureCost(encodedOnly, perPicture(drawn, vitals, span), turbo);
        }
    }

    /** Milliseconds that all layers take to be drawn, a copy of the picture to draw on included. */
    double layers() {
        return drawn - encoded;
    }

    private static URI view(Robot robot, String query) {
        return robot.client().base().resolve("/video_feed?" + query);
    }

    private static double perPicture(URI feed, Vitals vitals, Duration span) throws IOException, InterruptedException {
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
