package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.timebase.RealTimebase;
import org.lepetpal.timebase.SteppedTimebase;

class EndingTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void allAreClosedAtOnce() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean met = new AtomicBoolean();
        try (RealTimebase time = new RealTimebase()) {
            new Ending(time, LONG).of(() -> met.set(waitedFor(begun)), begun::countDown);
        }
        assertThat(met).as("the second did not wait for the first").isTrue();
    }

    @Test
    @Timeout(60)
    void nobodyIsWaitedForForEver() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        try (RealTimebase time = new RealTimebase()) {
            new Ending(time, Duration.ofMillis(100)).of(() -> closed.set(waitedFor(never)), () -> waitedFor(never));
            assertThat(closed).isFalse();
        } finally {
            never.countDown();
        }
    }

    @Test
    void whereTimeIsSteppedTheyAreClosedHere() {
        List<Thread> threads = new ArrayList<>();
        new Ending(new SteppedTimebase(), LONG)
                .of(() -> threads.add(Thread.currentThread()), () -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    private static boolean waitedFor(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
