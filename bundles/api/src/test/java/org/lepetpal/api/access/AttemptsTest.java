package org.lepetpal.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.EPOCH;
    private final Attempts attempts = new Attempts((InstantSource) () -> now);

    @Test
    void theWaitDoublesAndIsCapped() {
        fail(2);
        assertThat(attempts.wait("a")).isZero();
        fail(1);
        assertThat(attempts.wait("a")).isEqualTo(Duration.ofSeconds(1));
        fail(1);
        assertThat(attempts.wait("a")).isEqualTo(Duration.ofSeconds(2));
        fail(20);
        assertThat(attempts.wait("a")).isEqualTo(Duration.ofSeconds(60));
        assertThat(attempts.wait("b")).isZero();
    }

    @Test
    void waitingHelps() {
        fail(4);

        now = now.plusMillis(1500);
        assertThat(attempts.wait("a")).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(attempts.wait("a")).isZero();
    }

    @Test
    void theRightSecretAndAnHourForget() {
        fail(5);
        attempts.succeeded("a");
        assertThat(attempts.wait("a")).isZero();

        fail(30);
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        assertThat(attempts.wait("a")).isZero();
        fail(1);
        assertThat(attempts.wait("a")).isZero();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        fail(10);
        IntStream.range(0, 1_000).forEach(i -> attempts.failed("other" + i));

        assertThat(attempts.wait("a")).isZero();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> attempts.failed("a"));
    }
}
