package org.lepetpal.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void growsToItsLimitAndBeginsAnewAfterSuccess() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), SECOND);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.next()).isEqualTo(SECOND);
        assertThat(backoff.next()).isEqualTo(SECOND);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aLimitThatIsNoDoublingOfTheFirstIsReached() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(60));
        assertThat(Stream.generate(backoff::next).limit(6).map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void waitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), SECOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(SECOND, SECOND, 1, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(SECOND, SECOND, Double.NaN, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spreadWaitsLieEvenlyAroundThoseThatAreNot() {
        Backoff backoff = new Backoff(SECOND, SECOND, 0.25, new Random(7));
        List<Double> seconds = Stream.generate(backoff::next)
                .limit(10_000)
                .map(wait -> wait.toNanos() / 1e9)
                .toList();
        assertThat(seconds).allMatch(wait -> wait >= 0.75 && wait < 1.25);
        assertThat(seconds).anyMatch(wait -> wait < 0.76).anyMatch(wait -> wait > 1.24);
    }

    @Test
    void whatIsSpreadGrowsAsIfItWereNot() {
        RandomGenerator shortest = new Random() {
            @Override
            public double nextDouble() {
                return 0;
            }
        };
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2), 0.25, shortest);
        assertThat(Stream.generate(backoff::next).limit(4).map(Duration::toMillis))
                .containsExactly(375L, 750L, 1500L, 1500L);
    }
}
