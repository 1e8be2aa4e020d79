package org.lepetpal.lerobot.policy;

import java.util.OptionalDouble;

/**
 * How a policy is used to be asked.
 *
 * @param inferenceRateHz how often per second at most, 1…50; empty: as often as the robot asks policies
 * @param warmUps thoughts about nothing before it is offered, 0…20
 */
public record Habits(OptionalDouble inferenceRateHz, int warmUps) {
    public Habits {
        if (inferenceRateHz.isPresent()
                && !(inferenceRateHz.getAsDouble() >= 1 && inferenceRateHz.getAsDouble() <= 50)) {
            throw new IllegalArgumentException(
                    "inferenceRateHz = " + inferenceRateHz.getAsDouble() + " is not in 1…50");
        }
        if (warmUps < 0 || warmUps > 20) {
            throw new IllegalArgumentException("warmUps = " + warmUps + " is not in 0…20");
        }
    }

    /** Of one that says nothing of itself. */
    public static final Habits USUAL = new Habits(OptionalDouble.empty(), 1);
}
