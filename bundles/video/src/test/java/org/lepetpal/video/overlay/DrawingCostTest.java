package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.HealthBoard;

/** What drawing costs, in processor time of its thread, which other work on the machine does not count into. */
class DrawingCostTest {
    private static final int PICTURES = 40;
    private static final int ROUNDS = 25;
    private static final double MOST_MILLIS = 2;
    /** The most that a path is drawn through. */
    private static final int POINTS = 40;

    private static final CameraCalibration VIEW =
            CameraCalibration.lookingAt(new Point3(0, -1, 0.5), new Point3(0, 0, 0), 1280, 720, 60);
    private static final Crane CRANE = new Crane();
    private static final Telemetry BUSY = new BusyTelemetry();

    private final FakeSight sight = new FakeSight();
    private final HealthBoard board = new HealthBoard();

    @Test
    void allLayersOfThisBundleWithTenThingsSeenAndAPathTakeLessThanTwoMillisecondsAt720Rows(TestReporter reporter) {
        List<Detection> ten = IntStream.range(0, 10)
                .mapToObj(i -> new Detection("ball", 0.9, 100 * i, 60 * i, 90, 80)
                        .by("yolov8n@1.0.0")
                        .followedAs(i))
                .toList();
        sight.show(new Sighting("front", 1, 0, 1280, 720, Optional.of(VIEW), Set.of("ball"), ten));
        for (String part : List.of("arm", "camera", "dispenser", "voice")) {
            board.addSource(() -> new ComponentHealth(part, Status.OK, "simulated " + part, true));
        }
        SteppedTimebase time = new SteppedTimebase();
        FixedSwitchboard switchboard = new FixedSwitchboard();
        for (OverlayLayer layer : layers(time)) {
            switchboard.overlay().with(layer.name(), layer);
        }
        Layers layers = new Layers(switchboard);
        try (Scalar grey = new Scalar(128, 128, 128, 0);
                Mat picture = new Mat(720, 1280, opencv_core.CV_8UC3, grey);
                Stamps stamps = new Stamps()) {
            MatCanvas canvas = new MatCanvas(
                    picture,
                    "front",
                    Placement.of(1280, 720, OptionalInt.empty(), OptionalInt.empty()),
                    new Rates(OptionalDouble.of(30), OptionalDouble.of(15)),
                    stamps);
            assertThat(PathLayer.pixels(BUSY.latest().orElseThrow(), CRANE, VIEW))
                    .hasSize(POINTS);
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.min(best, millis(() -> draw(layers, canvas)));
            }
            reporter.publishEntry("milliseconds for all layers at 1280x720", "%.3f".formatted(best));
            assertThat(best).isLessThan(MOST_MILLIS);
        }
    }

    private List<OverlayLayer> layers(SteppedTimebase time) {
        StatusLayer status = new StatusLayer(board, time);
        status.telemetry = BUSY;
        SafetyLayer safety = new SafetyLayer();
        safety.telemetry = BUSY;
        PathLayer path = new PathLayer(sight);
        path.telemetry = BUSY;
        path.kinematics = CRANE;
        return List.of(status, safety, new RateLayer(), new DetectionsLayer(sight, time), path);
    }

    private static void draw(Layers layers, MatCanvas canvas) {
        try (Drawing drawing = layers.drawing(LayerChoice.ALL)) {
            drawing.onto(canvas);
        }
    }

    private static double millis(Runnable drawing) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < PICTURES; i++) {
            drawing.run();
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / PICTURES;
    }

    /** An arm that is on a long way across the picture while a rule slows it down. */
    private static final class BusyTelemetry implements Telemetry {
        private final List<JointAngles> ahead = IntStream.range(0, POINTS)
                .mapToObj(i -> JointAngles.of(0.01 * i - 0.2, 0.1 * Math.sin(0.3 * i), 0))
                .toList();
        private final Verdict verdict =
                new Verdict(ahead.getFirst(), List.of(new Finding("slew", Effect.CLAMPED, "too fast")));

        @Override
        public Optional<ArmSample> latest() {
            return Optional.of(new ArmSample(1, 0, Optional.empty(), Optional.of(verdict), Activity.PLAN, ahead));
        }

        @Override
        public Optional<CommandStatus> command() {
            return Optional.of(new CommandStatus(
                    new UUID(1, 1),
                    "pick up the ball",
                    State.EXECUTING,
                    Optional.of(Phase.APPROACH),
                    OptionalDouble.of(0.9),
                    "",
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.empty()));
        }

        @Override
        public LoopStats loop() {
            throw new UnsupportedOperationException("no layer asks");
        }
    }
}
