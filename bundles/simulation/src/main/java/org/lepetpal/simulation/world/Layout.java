package org.lepetpal.simulation.world;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where ball and treat lie after a reset.
 *
 * @param ball on the table
 * @param treat on the table
 * @param treatYaw how the treat is turned about the vertical, radians
 */
public record Layout(Spot ball, Spot treat, double treatYaw) {
    private static final double PAN_AXIS_X = 0.0388353;
    private static final double NEAREST = 0.14;
    private static final double FARTHEST = 0.34;
    private static final double WIDEST = Math.toRadians(60);
    private static final double FOLDED_ARM_LENGTH = 0.225;
    private static final double FOLDED_ARM_HALF_WIDTH = 0.030;
    private static final double FREE_SPACE = 0.030;
    private static final double BOWL_SPACE = 0.030;
    private static final double APART = 0.090;
    private static final double THING_RADIUS = 0.020;

    /**
     * A place on the table in metres.
     *
     * @param x forward of the arm's base
     * @param y left of it
     */
    public record Spot(double x, double y) {
        /** Where things can be put. */
        public static final String TABLE = "x -0.18…0.52, y -0.43…0.43";

        /** Whether things can be put there. */
        public boolean onTable() {
            return x >= -0.18 && x <= 0.52 && Math.abs(y) <= 0.43;
        }

        double distance(double otherX, double otherY) {
            return Math.hypot(x - otherX, y - otherY);
        }
    }

    /** The layout of a seed; places that are given stay as they are. */
    static Layout random(long seed, Optional<Spot> ball, Optional<Spot> treat) {
        SplittableRandom random = new SplittableRandom(seed);
        Spot ballSpot = free(random);
        Spot treatSpot = free(random);
        Spot chosenBall = ball.orElse(ballSpot);
        while (treat.isEmpty() && treatSpot.distance(chosenBall.x, chosenBall.y) < APART) {
            treatSpot = free(random);
        }
        return new Layout(chosenBall, treat.orElse(treatSpot), random.nextDouble(-Math.PI, Math.PI));
    }

    /** Evenly over the reachable part of the table, beside the bowl and not under the folded arm. */
    private static Spot free(SplittableRandom random) {
        while (true) {
            double radius = Math.sqrt(random.nextDouble(NEAREST * NEAREST, FARTHEST * FARTHEST));
            double angle = random.nextDouble(-WIDEST, WIDEST);
            Spot spot = new Spot(PAN_AXIS_X + radius * Math.cos(angle), radius * Math.sin(angle));
            double toArm = spot.distance(Math.min(spot.x, FOLDED_ARM_LENGTH), 0);
            double toBowl = spot.distance(Furniture.BOWL.x(), Furniture.BOWL.y());
            if (toArm > FOLDED_ARM_HALF_WIDTH + FREE_SPACE + THING_RADIUS
                    && toBowl > Furniture.BOWL_RADIUS + BOWL_SPACE + THING_RADIUS) {
                return spot;
            }
        }
    }
}
