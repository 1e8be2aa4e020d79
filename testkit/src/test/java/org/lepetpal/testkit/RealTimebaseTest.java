package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Schedule;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.time.Timebase.Worker;
import org.lepetpal.timebase.RealTimebase;

class RealTimebaseTest extends TimebaseContract {
    private final RealTimebase time = new RealTimebase();

    @AfterEach
    void end() {
        time.close();
    }

    @Override
    protected Timebase time() {
        return time;
    }

    @Override
    protected void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyScheduleAndWorkerOwnsAThreadOfItsName() {
        AtomicReference<String> beating = new AtomicReference<>();
        AtomicReference<String> working = new AtomicReference<>();
        CountDownLatch both = new CountDownLatch(2);
        try (Schedule _ = time.every("control-loop", Duration.ofMillis(1), Urgency.CONTROL, beat -> {
                    if (beating.compareAndSet(null, Thread.currentThread().getName())) {
                        both.countDown();
                    }
                });
                Worker worker = time.worker("policy-worker", 1)) {
            worker.execute(() -> {
                working.set(Thread.currentThread().getName());
                both.countDown();
            });
            await(both);
        }
        assertThat(beating).hasValue("control-loop");
        assertThat(working).hasValue("policy-worker");
    }

    @Test
    void beatsThatPassDuringALongTickAreCountedAndNotMadeUpFor() {
        long period = Duration.ofMillis(5).toNanos();
        AtomicLong first = new AtomicLong();
        AtomicLong missed = new AtomicLong();
        CountDownLatch second = new CountDownLatch(1);
        try (Schedule _ = time.every("slow", Duration.ofNanos(period), Urgency.NORMAL, beat -> {
            if (first.compareAndSet(0, beat.dueNanos())) {
                while (time.nanoTime() - beat.dueNanos() < 4 * period) {
                    Thread.onSpinWait();
                }
            } else if (second.getCount() > 0) {
                missed.set(beat.missed());
                second.countDown();
            }
        })) {
            await(second);
        }
        assertThat(missed.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void closingAWorkerInterruptsItsTaskAndEndsItsThread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<InterruptedException> interrupted = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Worker worker = time.worker("stuck", 1);
        worker.execute(() -> {
            thread.set(Thread.currentThread());
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.set(e);
            }
        });
        await(begun);
        worker.close();
        assertThat(interrupted.get()).isNotNull();
        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void closingTheTimebaseEndsWhatWasForgotten() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        time.every("forgotten", Duration.ofMillis(1), Urgency.NORMAL, beat -> {
            thread.set(Thread.currentThread());
            begun.countDown();
        });
        await(begun);
        time.close();
        assertThat(thread.get().isAlive()).isFalse();
    }
}
