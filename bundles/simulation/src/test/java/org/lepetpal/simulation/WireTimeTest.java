package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WireTimeTest {
    private final HandTime time = new HandTime();

    @Test
    void nobodyWaitsWhereTimeIsStepped() {
        time.wire().passUntil(Duration.ofHours(1).toNanos());
        assertThat(time.nanoTime()).isZero();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        new WireTime(time).passUntil(Duration.ofHours(1).toNanos());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void timeThatHasStoppedHoldsNobodyForever() {
        new WireTime(time).passUntil(Duration.ofMillis(3).toNanos());
        assertThat(time.nanoTime()).isZero();
    }

    @Test
    void whatIsOverIsNotWaitedFor() {
        time.pass(Duration.ofSeconds(2));
        new WireTime(time).passUntil(Duration.ofSeconds(2).toNanos());
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(2).toNanos());
    }
}
