package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chunk of ten seconds of which the second half is left when the next one may be thought of. */
final class AppetiteTest {
    private static final long SECOND = 1_000_000_000L;
    private static final float[] HERE = {10, 20};
    private static final float[] NEAR = {10.5f, 20.5f};
    private static final float[] AWAY = {11, 20};

    private final Appetite appetite = new Appetite(0.5);

    @BeforeEach
    void hasThoughtForTwoSeconds() {
        appetite.served(HERE);
        appetite.waited(2 * SECOND, 10 * SECOND);
    }

    @Test
    void wantsMoreOnceLittleIsLeftAndTheArmHasMoved() {
        assertThat(appetite.wants(0.6, AWAY)).isFalse();
        assertThat(appetite.wants(0.5, AWAY)).isTrue();
        assertThat(appetite.wants(0.5, NEAR)).isFalse();
    }

    /** Where the arm hardly moves nothing is to be gained by thinking often; but it need not wait either. */
    @Test
    void wantsMoreInTimeInAnyCase() {
        assertThat(appetite.wants(0.21, NEAR)).isFalse();
        assertThat(appetite.wants(0.2, NEAR)).isTrue();
    }

    @Test
    void whoThinksForLongerThanAChunkLastsDoesItToItsEnd() {
        appetite.waited(11 * SECOND, 10 * SECOND);
        assertThat(appetite.wants(0.2, AWAY)).isFalse();
        assertThat(appetite.wants(0, HERE)).isTrue();
    }

    @Test
    void whoThinksBetweenChunksWaitsForTheirEnd() {
        Appetite between = new Appetite(0);
        between.waited(2 * SECOND, 10 * SECOND);
        assertThat(between.wants(0.1, AWAY)).isFalse();
        assertThat(between.wants(0, HERE)).isTrue();
    }
}
