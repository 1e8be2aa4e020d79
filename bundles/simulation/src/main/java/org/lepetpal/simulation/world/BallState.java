package org.lepetpal.simulation.world;

import java.util.Optional;
import org.lepetpal.api.arm.Point3;

/**
 * The ball at one moment.
 *
 * @param position of its middle
 * @param radius its radius
 * @param speed m/s
 * @param moving false once it has come to rest
 * @param held whether both jaws touch it
 * @param greatestHeight greatest z of its middle since the last reset
 * @param thrown whether it left the hand in flight since it was last held
 * @param throwSpeed with which it left the hand, m/s
 * @param landed where it first touched something after the throw
 */
public record BallState(
        Point3 position,
        double radius,
        double speed,
        boolean moving,
        boolean held,
        double greatestHeight,
        boolean thrown,
        double throwSpeed,
        Optional<Point3> landed) {
    static BallState of(LooseThing ball, ThrowWatch watch) {
        return new BallState(
                ball.position(),
                LooseThing.BALL_RADIUS,
                ball.speed(),
                ball.moving(),
                ball.held(),
                watch.greatestHeight(),
                watch.thrown(),
                watch.throwSpeed(),
                watch.landed());
    }
}
