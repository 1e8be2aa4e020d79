package org.lepetpal.safety;

import java.util.Optional;

/** A place that no part of the arm, with its thickness, goes into. */
sealed interface Solid extends Place permits Table, Base, KeepOut, TaughtKeepOut {
    /** Metres from a point to it; negative inside; infinite where this part does not count. */
    double distance(Part part, double x, double y, double z);

    @Override
    default Optional<String> unknown(Posture posture) {
        return posture.body().isPresent() ? Optional.empty() : Optional.of("the arm's geometry is unknown");
    }

    @Override
    default double clearance(Posture posture) {
        Optional<Balls> body = posture.body();
        return body.isPresent() ? body.get().clearance(this) : -Double.MAX_VALUE;
    }

    @Override
    default boolean metric() {
        return true;
    }
}
