package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StridesTest {
    @Test
    void oneJumpInAMillionPacketsIsSeen() {
        Strides quiet = new Strides(100_000, 0, 0.9);
        assertThat(new Strides(1_000_000, 0, 1).noneCaused(quiet)).isTrue();
        assertThat(new Strides(999_999, 0, 1).with(1.2).noneCaused(quiet)).isFalse();
    }

    @Test
    void whatComesAnyhowIsNoSwapsDoing() {
        Strides loaded = new Strides(10_000, 10, 1.4);
        assertThat(new Strides(10_000, 14, 1.4).noneCaused(loaded)).isTrue();
        assertThat(new Strides(10_000, 30, 1.4).noneCaused(loaded)).isFalse();
    }

    @Test
    void whoLookedAtNothingSawNothing() {
        assertThat(Strides.NONE.noneCaused(new Strides(10, 0, 0.5))).isFalse();
    }

    @Test
    void theLongestStrideOfAllIsKept() {
        assertThat(new Strides(1, 0, 0.5).with(1.5).and(new Strides(3, 0, 0.7))).isEqualTo(new Strides(5, 1, 1.5));
    }
}
