package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoIsReadyFirstHasHisTurnFirst() throws Exception {
        Turns turns = new Turns(4, LONG);
        Turns.Place looking = turns.enter();
        looking.begin();
        Thread first = waiting(turns, "first");
        Thread second = waiting(turns, "second");
        Thread third = waiting(turns, "third");

        looking.close();

        for (Thread thread : List.of(first, second, third)) {
            thread.join();
        }
        assertThat(order).containsExactly("first", "second", "third");
    }

    @Test
    void whoComesWhileOthersWaitDoesNotOvertakeThem() throws Exception {
        Turns turns = new Turns(3, LONG);
        Turns.Place looking = turns.enter();
        looking.begin();
        Thread first = waiting(turns, "first");

        // the place is free from here on, and the one that waits has not noticed yet
        looking.close();
        try (Turns.Place late = turns.enter()) {
            late.begin();
            order.add("late");
        }

        first.join();
        assertThat(order).containsExactly("first", "late");
    }

    @Test
    void whoHangsIsWaitedForNoLongerThanThePatienceAndHasNoPlaceAnyMore() {
        Turns turns = new Turns(2, Duration.ofMillis(1));
        Turns.Place hanging = turns.enter();
        hanging.begin();
        try (Turns.Place next = turns.enter()) {
            assertThatThrownBy(turns::enter).isInstanceOf(ApiError.class);
            next.begin();
            turns.enter().close();
        }
    }

    @Test
    void whoIsInterruptedWhileHeWaitsHoldsNobodyUp() throws Exception {
        Turns turns = new Turns(3, LONG);
        Turns.Place looking = turns.enter();
        looking.begin();
        Thread first = waiting(turns, "first");
        Thread second = waiting(turns, "second");

        first.interrupt();
        first.join();
        looking.close();
        second.join();

        assertThat(order).containsExactly("second");
    }

    /** A thread that waits for its turn: parked, so that it stands in line before the next one does. */
    private Thread waiting(Turns turns, String name) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try (Turns.Place place = turns.enter()) {
                        entered.countDown();
                        place.begin();
                        order.add(name);
                    } catch (ApiError interrupted) {
                        entered.countDown();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        entered.await();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
