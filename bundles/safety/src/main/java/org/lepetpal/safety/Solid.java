package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;

/** A place that no part of the arm, with its thickness, goes into. */
abstract sealed class Solid implements Place permits Table, Base, KeepOut {
    private final Supplier<Optional<Flesh>> flesh;

    Solid(Supplier<Optional<Flesh>> flesh) {
        this.flesh = flesh;
    }

    /** Metres from a point to it; negative inside; infinite where this part does not count. */
    abstract double distance(Part part, double x, double y, double z);

    @Override
    public Optional<String> unknown(JointAngles joints) {
        return flesh.get().isPresent() ? Optional.empty() : Optional.of("the arm's geometry is unknown");
    }

    @Override
    public double clearance(JointAngles joints) {
        double[] least = {Double.MAX_VALUE};
        flesh.get().ifPresent(arm -> arm.fill(joints, (part, x, y, z, radius) -> {
            double distance = distance(part, x, y, z) - radius;
            if (distance < least[0]) {
                least[0] = distance;
            }
        }));
        return least[0];
    }

    @Override
    public boolean metric() {
        return true;
    }
}
