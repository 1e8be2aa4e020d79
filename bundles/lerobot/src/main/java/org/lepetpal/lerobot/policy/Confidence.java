package org.lepetpal.lerobot.policy;

import java.util.OptionalDouble;

/**
 * How sure a policy is that has no word for it: two chunks made of different noise and different pictures say the same about the
 * moments that they have in common, or they do not. 1 where they are equal, 0.29 where they have nothing to do with each other.
 */
final class Confidence {
    private Confidence() {}

    /** @param difference root mean square between both, in standard deviations of the training data; empty for none */
    static OptionalDouble of(OptionalDouble difference) {
        return difference.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, 1 - difference.getAsDouble() / 2));
    }
}
