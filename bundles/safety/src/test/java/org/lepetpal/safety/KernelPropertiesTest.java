package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a loop asks for, in whatever state the arm is, nothing reaches it that breaks a limit: {@code -Dtries} plans, each
 * one step of a {@link WildLoop}, half of them amid software stops. {@code -Dtries=3000000} takes some minutes. A failure
 * says the seed of its loop and the step that broke the limit; {@code -Dseed} makes all loops what they were.
 */
class KernelPropertiesTest {
    private static final int TRIES = Integer.getInteger("tries", 100_000);
    private static final long SEED =
            Long.getLong("seed", ThreadLocalRandom.current().nextLong());
    private static final int LONGEST = 15;

    @ParameterizedTest(name = "software stops: {0}")
    @ValueSource(booleans = {false, true})
    void noPacketBreaksALimit(boolean stops) {
        SplittableRandom loops = new SplittableRandom(SEED);
        for (int tried = 0; tried < TRIES / 2; ) {
            tried += live(loops.nextLong(), stops);
        }
    }

    /** One loop from its beginning to its end. @return how many plans it tried */
    private static int live(long start, boolean stops) {
        SplittableRandom random = new SplittableRandom(start);
        WildLoop loop = new WildLoop(random.nextLong(), stops);
        int steps = random.nextInt(2, LONGEST + 1);
        for (int step = 1; step <= steps; step++) {
            loop.step(random.nextLong());
            assertThat(loop.broken())
                    .as("-Dseed=%d, loop %d, step %d", SEED, start, step)
                    .isEmpty();
        }
        return steps;
    }
}
