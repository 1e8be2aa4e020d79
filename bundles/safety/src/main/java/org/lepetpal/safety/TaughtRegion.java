package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;

/** The gripper's tip stays in the region of interest that was drawn into a camera's picture; from outside it may come nearer. */
final class TaughtRegion implements Place {
    private final TaughtZones zones;
    private final Supplier<Optional<Kinematics>> kinematics;

    TaughtRegion(TaughtZones zones, Supplier<Optional<Kinematics>> kinematics) {
        this.zones = zones;
        this.kinematics = kinematics;
    }

    @Override
    public String name() {
        return "roi";
    }

    @Override
    public Optional<String> unknown(Posture posture) {
        return zones.windows().isEmpty() || kinematics.get().isPresent()
                ? zones.unplaced()
                : Optional.of("the arm's geometry is unknown");
    }

    @Override
    public double clearance(Posture posture) {
        if (zones.windows().isEmpty()) {
            return 0;
        }
        return kinematics
                .get()
                .map(geometry -> clearance(geometry.forward(posture.joints()).tip()))
                .orElse(-Double.MAX_VALUE);
    }

    private double clearance(Point3 tip) {
        double most = 0;
        for (TaughtZones.Window window : zones.windows()) {
            most = Math.max(most, window.outside(tip));
        }
        return -most;
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
}
