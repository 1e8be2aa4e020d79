package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where the gripper's tip is going to go: what the control loop has planned, by forward kinematics, as the robot's camera would see
 * it. Nothing where the camera's place is unknown.
 */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=8")
public final class PathLayer implements OverlayLayer {
    private static final int COLOUR = 0x3EF0FF;
    /** More would cost more and look the same. */
    private static final int MOST_POINTS = 40;
    /** The end is marked by a square of this part of the picture's height. */
    private static final double END = 1.0 / 60;

    private final Sight sight;

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Telemetry telemetry;

    @Reference(name = "kinematics", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Kinematics kinematics;

    @Activate
    public PathLayer(@Reference(name = "sight") Sight sight) {
        this.sight = sight;
    }

    @Override
    public String name() {
        return "path";
    }

    @Override
    public void draw(Canvas canvas) {
        Telemetry watched = telemetry;
        Kinematics geometry = kinematics;
        if (watched == null || geometry == null) {
            return;
        }
        sight.latest()
                .filter(sighting -> sighting.camera().equals(canvas.camera()))
                .flatMap(sighting -> sighting.calibration()
                        .map(view -> view.scaled(
                                (double) canvas.width() / sighting.frameWidth(),
                                (double) canvas.height() / sighting.frameHeight())))
                .ifPresent(view -> watched.latest().ifPresent(sample -> draw(canvas, pixels(sample, geometry, view))));
    }

    /** What of the path lies in front of the camera. */
    static List<Pixel> pixels(ArmSample sample, Kinematics geometry, CameraCalibration view) {
        int step = Math.ceilDiv(Math.max(1, sample.ahead().size()), MOST_POINTS);
        Stream<JointAngles> here = sample.reading().map(ArmReading::positions).stream();
        return sample.ahead().isEmpty()
                ? List.of()
                : Stream.concat(here, every(step, sample.ahead()))
                        .map(joints -> view.project(geometry.forward(joints).tip()))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Counted from the end, which is always one of them. */
    private static Stream<JointAngles> every(int step, List<JointAngles> targets) {
        int first = (targets.size() - 1) % step;
        return Stream.iterate(first, i -> i < targets.size(), i -> i + step).map(targets::get);
    }

    private static void draw(Canvas canvas, List<Pixel> path) {
        canvas.path(path, COLOUR);
        if (!path.isEmpty()) {
            double side = canvas.height() * END;
            Pixel end = path.getLast();
            canvas.box(end.x() - side / 2, end.y() - side / 2, side, side, COLOUR);
        }
    }
}
