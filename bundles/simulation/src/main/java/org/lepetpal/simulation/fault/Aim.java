package org.lepetpal.simulation.fault;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Which replies a fault hits.
 *
 * @param servo only replies of this id, 0…253; those of all when empty
 * @param after so many of them pass first, 0…1 000 000
 * @param times so many are hit then, 1…1 000 000; all when empty
 * @param chance of each to be hit, more than 0 and up to 1
 * @param seed of that chance; the same seed hits the same ones
 */
public record Aim(OptionalInt servo, int after, OptionalInt times, double chance, int seed) {
    /** Names of the parameters that {@link #of} reads. */
    static final List<String> PARAMETERS = List.of("servo", "after", "times", "chance", "seed");

    private static final Limits AFTER = new Limits("after", 0, 1_000_000);
    private static final Limits TIMES = new Limits("times", 1, 1_000_000);
    private static final Limits CHANCE = new Limits("chance", 1e-6, 1);
    private static final Limits SEED = new Limits("seed", 0, Integer.MAX_VALUE);

    public Aim {
        servo.ifPresent(Limits.SERVO::check);
        AFTER.check(after);
        times.ifPresent(TIMES::check);
        CHANCE.check(chance);
        SEED.check(seed);
    }

    /** Every reply. */
    public static Aim everywhere() {
        return new Aim(OptionalInt.empty(), 0, OptionalInt.empty(), 1, 1);
    }

    /** Every reply of one servo. */
    public static Aim at(int servo) {
        return new Aim(OptionalInt.of(servo), 0, OptionalInt.empty(), 1, 1);
    }

    static Aim of(Parameters parameters) {
        return new Aim(
                parameters.integer("servo"),
                parameters.integer("after").orElse(0),
                parameters.integer("times"),
                parameters.number("chance").orElse(1),
                parameters.integer("seed").orElse(1));
    }

    /** The same, once so many have passed. */
    public Aim after(int replies) {
        return new Aim(servo, replies, times, chance, seed);
    }

    /** The same, so often and no more. */
    public Aim times(int hits) {
        return new Aim(servo, after, OptionalInt.of(hits), chance, seed);
    }

    /** The same, by chance. */
    public Aim chance(double each, int newSeed) {
        return new Aim(servo, after, times, each, newSeed);
    }

    /** Numbers for what is left to chance. */
    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** For people. */
    String where() {
        StringBuilder text = new StringBuilder(servo.isPresent() ? "servo " + servo.getAsInt() : "all servos");
        if (after > 0) {
            text.append(", after ").append(after);
        }
        times.ifPresent(hits -> text.append(", ").append(hits).append(hits == 1 ? " time" : " times"));
        if (chance < 1) {
            text.append(", chance ").append(chance).append(" with seed ").append(seed);
        }
        return text.toString();
    }
}
