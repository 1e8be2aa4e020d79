package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptTest {
    @Test
    void whatFailsBeforeTheKillIsComplainedOf() throws InterruptedException {
        Attempt attempt = new Attempt(_ -> {
            throw new IOException("no space left on device");
        });
        attempt.await();
        attempt.expectCutOff();
        assertThat(attempt.complaint())
                .contains("failed before the kill: java.io.IOException: no space left on device");
    }

    @Test
    void whatTheKillCutsOffIsNot() throws InterruptedException {
        CountDownLatch killed = new CountDownLatch(1);
        Attempt attempt = new Attempt(under -> {
            if (killed.await(10, TimeUnit.SECONDS)) {
                throw new IOException("connection reset");
            }
            under.refused("never killed");
        });
        attempt.expectCutOff();
        killed.countDown();
        attempt.await();
        assertThat(attempt.complaint()).isEmpty();
    }

    @Test
    void aRefusalIsComplainedOf() throws InterruptedException {
        Attempt attempt = new Attempt(under -> under.refused("a swap was answered 409"));
        attempt.await();
        assertThat(attempt.complaint()).contains("a swap was answered 409");
    }
}
