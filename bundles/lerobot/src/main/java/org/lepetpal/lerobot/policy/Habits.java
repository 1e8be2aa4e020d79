package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How a policy is used to be asked.
 *
 * @param inferenceRateHz how often per second at most, 1…50; empty: as often as the robot asks policies
 * @param warmUps thoughts about nothing before it is offered, 0…20
 * @param leastThought how long each thought takes at least, 0…30 s: on a fast machine, or where time is stepped, it moves the arm as
 *     it would on one that needs so long
 */
public record Habits(OptionalDouble inferenceRateHz, int warmUps, Duration leastThought) {
    static final int LEAST_HZ = 1;
    static final int MOST_HZ = 50;
    static final int MOST_WARM_UPS = 20;
    static final Duration MOST_THOUGHT = Duration.ofSeconds(30);

    public Habits {
        if (inferenceRateHz.isPresent()
                && !(inferenceRateHz.getAsDouble() >= LEAST_HZ && inferenceRateHz.getAsDouble() <= MOST_HZ)) {
            throw new IllegalArgumentException(
                    "inferenceRateHz = " + inferenceRateHz.getAsDouble() + " is not in " + LEAST_HZ + "…" + MOST_HZ);
        }
        if (warmUps < 0 || warmUps > MOST_WARM_UPS) {
            throw new IllegalArgumentException("warmUps = " + warmUps + " is not in 0…" + MOST_WARM_UPS);
        }
        if (leastThought.isNegative() || leastThought.compareTo(MOST_THOUGHT) > 0) {
            throw new IllegalArgumentException(
                    "leastThought = " + leastThought + " is not in 0…" + MOST_THOUGHT.toSeconds() + " s");
        }
    }

    /** Of one that thinks as fast as it can. */
    public Habits(OptionalDouble inferenceRateHz, int warmUps) {
        this(inferenceRateHz, warmUps, Duration.ZERO);
    }

    /** Of one that says nothing of itself. */
    public static final Habits USUAL = new Habits(OptionalDouble.empty(), 1);
}
