package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.time.Timebase.Worker;
import org.lepetpal.timebase.SteppedTimebase;

class SteppedTimebaseTest extends TimebaseContract {
    private final SteppedTimebase time = new SteppedTimebase();

    @Override
    protected Timebase time() {
        return time;
    }

    @Override
    protected void await(CountDownLatch latch) {
        for (int i = 0; i < 10_000 && latch.getCount() > 0; i++) {
            time.advance(Duration.ofMillis(1));
        }
        assertThat(latch.getCount()).isZero();
    }

    @Test
    void runsInOrderOfTimeThenOfCreation() {
        List<String> ran = new ArrayList<>();
        time.every("slow", Duration.ofMillis(20), Urgency.NORMAL, beat -> ran.add("slow"));
        time.every("fast", Duration.ofMillis(10), Urgency.NORMAL, beat -> ran.add("fast"));
        try (Worker worker = time.worker("worker", 1)) {
            worker.after(Duration.ofMillis(15), () -> ran.add("timer"));
            time.advance(Duration.ofMillis(20));
        }
        assertThat(ran).containsExactly("fast", "timer", "slow", "fast");
    }

    @Test
    void standsStillWithoutSteps() {
        long before = time.nanoTime();
        List<String> ran = new ArrayList<>();
        try (Worker worker = time.worker("worker", 1)) {
            worker.execute(() -> ran.add("task"));
            assertThat(ran).isEmpty();
            assertThat(time.advance(Duration.ZERO)).isEqualTo(before);
            assertThat(ran).containsExactly("task");
        }
    }

    @Test
    void showsEachCallbackTheTimeAtWhichItIsDue() {
        List<Long> seen = new ArrayList<>();
        long begun = time.nanoTime();
        time.every("beat", Duration.ofMillis(10), Urgency.CONTROL, beat -> seen.add(time.nanoTime() - begun));
        time.advance(Duration.ofMillis(35));
        assertThat(seen).containsExactly(10_000_000L, 20_000_000L, 30_000_000L);
        assertThat(time.nanoTime() - begun).isEqualTo(35_000_000L);
    }

    @Test
    void refusesToBeSteppedFromWithinAStep() {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Worker worker = time.worker("worker", 1)) {
            worker.execute(() -> {
                try {
                    time.advance(Duration.ofMillis(1));
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            time.advance(Duration.ZERO);
        }
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
    }
}
