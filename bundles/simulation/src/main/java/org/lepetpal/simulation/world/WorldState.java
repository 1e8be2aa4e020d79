package org.lepetpal.simulation.world;

import java.util.List;
import org.lepetpal.api.arm.Point3;

/**
 * The room at one moment: metres, degrees, seconds.
 *
 * @param seed of the last reset
 * @param seconds simulated since the world was made
 * @param arm the arm
 * @param ball the ball
 * @param treats oldest first
 * @param bowl the bowl
 * @param chute the treat chute
 * @param dog the dog
 */
public record WorldState(
        long seed,
        double seconds,
        ArmState arm,
        BallState ball,
        List<TreatState> treats,
        BowlState bowl,
        ChuteState chute,
        DogState dog) {
    public WorldState {
        treats = List.copyOf(treats);
    }

    /** {@code ball}, {@code treat}, or {@code nothing}: what both jaws touch. */
    public String holding() {
        if (ball.held()) {
            return "ball";
        }
        return treats.stream().anyMatch(TreatState::held) ? "treat" : "nothing";
    }

    /** Treats that lie in the bowl. */
    public long treatsInBowl() {
        return treats.stream().filter(TreatState::inBowl).count();
    }

    /**
     * The treat chute.
     *
     * @param gateDegrees how its servo stands: 9 shut, 90 open
     * @param outlet where treats come out
     */
    public record ChuteState(double gateDegrees, Point3 outlet) {}

    /**
     * The dog.
     *
     * @param present in the room, walking in or out included
     * @param position of the ground under its chin
     */
    public record DogState(boolean present, Point3 position) {}
}
