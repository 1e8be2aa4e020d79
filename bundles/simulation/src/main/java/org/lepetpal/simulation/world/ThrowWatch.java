package org.lepetpal.simulation.world;

import java.util.Optional;
import org.lepetpal.api.arm.Point3;

/** Follows the ball: how high it was, whether it was held, thrown, and where it came down. */
final class ThrowWatch {
    private static final double FAST = 0.5;
    private static final double LIFTED = 0.05;
    private static final double LET_GO_SECONDS = 0.02;

    private double greatestHeight;
    private boolean lifted;
    private double freeSeconds;
    private boolean thrown;
    private double throwSpeed;
    private Optional<Point3> landed = Optional.empty();

    void reset() {
        greatestHeight = 0;
        lifted = false;
        freeSeconds = 0;
        thrown = false;
        throwSpeed = 0;
        landed = Optional.empty();
    }

    void watch(LooseThing ball, double seconds) {
        Point3 position = ball.position();
        greatestHeight = Math.max(greatestHeight, position.z());
        boolean inHand = ball.touchesArm();
        freeSeconds = inHand ? 0 : freeSeconds + seconds;
        if (ball.held() && position.z() > LIFTED) {
            lifted = true;
            thrown = false;
            landed = Optional.empty();
        }
        if (lifted && !thrown && freeSeconds > LET_GO_SECONDS) {
            thrown = ball.speed() > FAST;
            throwSpeed = ball.speed();
            lifted = false;
        }
        boolean down = ball.touches(Kind.FLOOR) || ball.touches(Kind.FURNITURE) || ball.touches(Kind.BOWL);
        if (thrown && landed.isEmpty() && down) {
            landed = Optional.of(position);
        }
    }

    double greatestHeight() {
        return greatestHeight;
    }

    /** Whether it has left the hand in flight since it was last held. */
    boolean thrown() {
        return thrown;
    }

    /** Speed with which it left the hand, m/s; 0 before the first. */
    double throwSpeed() {
        return throwSpeed;
    }

    /** Where it first touched something after the throw. */
    Optional<Point3> landed() {
        return landed;
    }
}
