package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Sighting;

/**
 * The gripper's tip stays where the operator's mask of the camera's picture is white; from outside it may come
 * nearer. The camera stands still, so that its last known calibration holds when it is lost; before it was ever known
 * nothing moves.
 */
final class Region implements Place {
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
    public Optional<String> unknown(Posture posture) {
        Optional<View> view = view();
        if (kinematics.get().isEmpty()) {
            return Optional.of("the arm's geometry is unknown");
        }
        if (view.isEmpty()) {
            return Optional.of("the region of interest cannot be placed: no calibrated camera has been seen");
        }
        if (!mask.fits(view.get().width(), view.get().height())) {
            return Optional.of("the mask of the region of interest is " + mask.size() + ", the camera's picture "
                    + view.get().width() + "x" + view.get().height() + ": ROI_MASK_PATH needs one of the same size");
        }
        return Optional.empty();
    }

    @Override
    public double clearance(Posture posture) {
        return kinematics
                .get()
                .flatMap(geometry -> lastView.flatMap(view -> view.calibration()
                        .project(geometry.forward(posture.joints()).tip())
                        .map(pixel -> -mask.distance(pixel))))
                .orElse(-Double.MAX_VALUE);
    }

    @Override
    public boolean metric() {
        return false;
    }

    @Override
    public String complaint(double clearance) {
        return clearance == -Double.MAX_VALUE
                ? "the tip would be out of the camera's sight"
                : "the tip would leave the region of interest";
    }

    private Optional<View> view() {
        Optional<View> now = sight.get().flatMap(sighting -> sighting.calibration()
                .map(calibration -> new View(calibration, sighting.frameWidth(), sighting.frameHeight())));
        if (now.isPresent()) {
            lastView = now;
        }
        return lastView;
    }

    private record View(CameraCalibration calibration, int width, int height) {}
}
