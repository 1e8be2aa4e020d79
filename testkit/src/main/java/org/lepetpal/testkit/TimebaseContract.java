package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Schedule;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.time.Timebase.Worker;

/** What every {@link Timebase} keeps, whether time passes or is stepped. */
public abstract class TimebaseContract {
    private static final Duration PERIOD = Duration.ofMillis(4);

    /** The one under test; the same throughout one test. */
    protected abstract Timebase time();

    /** Lets time pass until the latch opens; fails after a long while. */
    protected abstract void await(CountDownLatch latch);

    @Test
    void beatsKeepAnAbsoluteSchedule() {
        long begun = time().nanoTime();
        List<TestBeat> beats = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch enough = new CountDownLatch(20);
        try (Schedule _ = time().every("beats", PERIOD, Urgency.NORMAL, beat -> {
            beats.add(TestBeat.of(beat));
            enough.countDown();
        })) {
            await(enough);
        }
        assertThat(beats.getFirst().dueNanos() - begun).isGreaterThanOrEqualTo(PERIOD.toNanos());
        for (int i = 1; i < beats.size(); i++) {
            TestBeat beat = beats.get(i);
            assertThat(beat.dueNanos() - beats.get(i - 1).dueNanos())
                    .as("beat %d", i)
                    .isEqualTo((1 + beat.missed()) * PERIOD.toNanos());
            assertThat(beat.latenessNanos()).isBetween(0L, PERIOD.toNanos() - 1);
        }
    }

    @Test
    void exceptionsAndErrorsDoNotEndASchedule() {
        CountDownLatch enough = new CountDownLatch(5);
        AtomicInteger count = new AtomicInteger();
        try (Schedule _ = time().every("failing", PERIOD, Urgency.NORMAL, beat -> {
            enough.countDown();
            if (count.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("on purpose");
            }
            throw new AssertionError("on purpose");
        })) {
            await(enough);
        }
        assertThat(count.get()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void closedSchedulesBeatNoMore() {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(2);
        Schedule closed = time().every("closed", PERIOD, Urgency.NORMAL, beat -> {
            count.incrementAndGet();
            some.countDown();
        });
        await(some);
        closed.close();
        int atClose = count.get();
        CountDownLatch later = new CountDownLatch(5);
        try (Schedule _ = time().every("other", PERIOD, Urgency.NORMAL, beat -> later.countDown())) {
            await(later);
        }
        assertThat(count.get()).isEqualTo(atClose);
    }

    @Test
    void aTickMayCloseItsOwnSchedule() {
        AtomicReference<Schedule> own = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        own.set(time().every("suicide", PERIOD, Urgency.NORMAL, beat -> {
            if (ready.getCount() == 0) {
                own.get().close();
                closed.countDown();
            }
        }));
        ready.countDown();
        await(closed);
    }

    @Test
    void workersRunTasksInOrderOneAtATime() {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch all = new CountDownLatch(50);
        try (Worker worker = time().worker("orderly", 50)) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                worker.execute(() -> {
                    overlapped.compareAndSet(false, inside.getAndIncrement() > 0);
                    ran.add(number);
                    inside.decrementAndGet();
                    all.countDown();
                });
            }
            await(all);
        }
        assertThat(overlapped).isFalse();
        assertThat(ran).hasSize(50).isSorted();
    }

    @Test
    void aTaskBeyondTheBacklogIsRefused() {
        AtomicInteger ran = new AtomicInteger();
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(2);
        try (Worker worker = time().worker("small", 2)) {
            Runnable counted = () -> {
                ran.incrementAndGet();
                done.countDown();
            };
            // From a task of its own: so the worker is busy in both kinds of time.
            worker.execute(() -> {
                worker.execute(counted);
                worker.execute(counted);
                try {
                    worker.execute(counted);
                } catch (RejectedExecutionException e) {
                    refusal.set(e);
                }
            });
            await(done);
        }
        assertThat(refusal.get()).hasMessageContaining("small");
        assertThat(ran).hasValue(2);
    }

    @Test
    void delayedTasksRunNoEarlierThanAskedAndInOrder() {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        AtomicLong late = new AtomicLong();
        CountDownLatch done = new CountDownLatch(3);
        try (Worker worker = time().worker("delayed", 2)) {
            long asked = time().nanoTime();
            worker.after(Duration.ofMillis(40), () -> {
                late.set(time().nanoTime() - asked);
                ran.add("late");
                done.countDown();
            });
            worker.after(Duration.ofMillis(5), () -> {
                ran.add("soon");
                done.countDown();
            });
            worker.execute(() -> {
                ran.add("now");
                done.countDown();
            });
            await(done);
        }
        assertThat(ran).containsExactly("now", "soon", "late");
        assertThat(late.get()).isGreaterThanOrEqualTo(Duration.ofMillis(40).toNanos());
    }

    @Test
    void failingTasksDoNotEndAWorker() {
        CountDownLatch after = new CountDownLatch(1);
        try (Worker worker = time().worker("failing", 3)) {
            worker.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            worker.execute(() -> {
                throw new AssertionError("on purpose");
            });
            worker.execute(after::countDown);
            await(after);
        }
    }

    @Test
    void closedWorkersDropWhatWaitsAndRefuseMore() {
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        Worker worker = time().worker("closing", 3);
        worker.execute(() -> {
            worker.execute(ran::incrementAndGet);
            worker.after(Duration.ofMillis(1), ran::incrementAndGet);
            worker.close();
            worker.after(Duration.ZERO, ran::incrementAndGet);
            closed.countDown();
        });
        await(closed);
        assertThatThrownBy(() -> worker.execute(ran::incrementAndGet)).isInstanceOf(RejectedExecutionException.class);
        CountDownLatch later = new CountDownLatch(3);
        try (Schedule _ = time().every("other", PERIOD, Urgency.NORMAL, beat -> later.countDown())) {
            await(later);
        }
        assertThat(ran).hasValue(0);
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatThrownBy(() -> time().every("x", Duration.ZERO, Urgency.NORMAL, beat -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> time().worker("x", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
