package org.lepetpal.safety;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Sighting;

/**
 * The gripper's tip stays where the operator's mask of the camera's picture is white; from outside it may come nearer. The
 * camera stands still, so that its last known calibration holds when it is lost; before it was ever known nothing moves.
 */
final class Region implements Rule {
    private final RegionMask mask;
    private final Supplier<Optional<Kinematics>> kinematics;
    private final Supplier<Optional<Sighting>> sight;
    private volatile Optional<View> lastView = Optional.empty();

    Region(RegionMask mask, Supplier<Optional<Kinematics>> kinematics, Supplier<Optional<Sighting>> sight) {
        this.mask = mask;
        this.kinematics = kinematics;
        this.sight = sight;
    }

    @Override
    public String name() {
        return "roi";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        Optional<String> unknown = unknown();
        if (unknown.isPresent()) {
            return new Ruling.Refused(unknown.get());
        }
        OptionalDouble distance = distance(target);
        if (distance.isEmpty()) {
            return new Ruling.Refused("the tip would be out of the camera's sight");
        }
        double before = distance(now.goal()).orElse(Double.MAX_VALUE);
        boolean allowed = distance.getAsDouble() == 0 || distance.getAsDouble() <= before;
        return allowed ? Ruling.ALLOWED : new Ruling.Refused("the tip would leave the region of interest");
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        return unknown()
                .or(() -> distance(step.target()).orElse(Double.MAX_VALUE) == 0
                        ? Optional.empty()
                        : Optional.of("the tip would be outside the region of interest"));
    }

    private Optional<String> unknown() {
        Optional<View> view = view();
        if (kinematics.get().isEmpty()) {
            return Optional.of("the arm's geometry is unknown");
        }
        if (view.isEmpty()) {
            return Optional.of("the region of interest cannot be placed: no calibrated camera has been seen");
        }
        if (!mask.fits(view.get().width(), view.get().height())) {
            return Optional.of("the mask of the region of interest is " + mask.size() + ", the camera's picture "
                    + view.get().width() + "x" + view.get().height());
        }
        return Optional.empty();
    }

    private Optional<View> view() {
        Optional<View> now = sight.get().flatMap(sighting -> sighting.calibration()
                .map(calibration -> new View(calibration, sighting.frameWidth(), sighting.frameHeight())));
        if (now.isPresent()) {
            lastView = now;
        }
        return lastView;
    }

    private OptionalDouble distance(JointAngles joints) {
        return kinematics
                .get()
                .flatMap(geometry -> lastView.flatMap(view -> view.calibration()
                        .project(geometry.forward(joints).tip())
                        .map(pixel -> mask.distance(pixel, view.width(), view.height()))))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private record View(CameraCalibration calibration, int width, int height) {}
}
