package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterleavingsTest {
    private static final int ROUNDS = 20;
    private static final int PAUSES = 100;

    private final Interleavings interleavings = new Interleavings(ROUNDS, PAUSES, Duration.ofSeconds(30));

    @Test
    void eachActorDrawsWhatTheSeedSays() throws InterruptedException {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        interleavings
                .actor("first", dice -> first.add(dice.nextInt()))
                .actor("second", dice -> second.add(dice.nextInt()))
                .play(_ -> {});
        assertThat(first).isEqualTo(draws(interleavings.seed()));
        assertThat(second).isEqualTo(draws(interleavings.seed() + 1));
    }

    private static List<Integer> draws(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Integer> draws = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            dice.nextInt(PAUSES);
            draws.add(dice.nextInt());
        }
        return draws;
    }

    @Test
    void eachRoundIsInspectedWhenAllHaveActed() throws InterruptedException {
        AtomicInteger acts = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        interleavings
                .actor("first", _ -> acts.incrementAndGet())
                .actor("second", _ -> acts.incrementAndGet())
                .play(round -> {
                    seen.add(acts.get());
                    expected.add(2 * round);
                });
        assertThat(seen).isEqualTo(expected).hasSize(ROUNDS);
    }

    @Test
    void whatAnActorThrowsEndsItWithItsStack() {
        AtomicInteger acts = new AtomicInteger();
        IllegalStateException onPurpose = new IllegalStateException("on purpose");
        interleavings.actor("good", _ -> {}).actor("bad", _ -> {
            if (acts.incrementAndGet() == 3) {
                throw onPurpose;
            }
        });
        assertThatThrownBy(() -> interleavings.play(_ -> {}))
                .isInstanceOf(AssertionError.class)
                .hasMessage("bad in round 3 of 20, seed %d: %s", interleavings.seed(), onPurpose)
                .cause()
                .isSameAs(onPurpose);
        assertThat(acts).hasValue(3);
    }

    @Test
    void whatTheInspectorThrowsEndsIt() {
        AssertionError onPurpose = new AssertionError("on purpose");
        interleavings.actor("good", _ -> {});
        assertThatThrownBy(() -> interleavings.play(_ -> {
                    throw onPurpose;
                }))
                .hasMessageStartingWith("inspector in round 1 of 20")
                .cause()
                .isSameAs(onPurpose);
    }

    @Test
    void whatBreaksAfterAllRoundsIsFoundByCheck() throws InterruptedException {
        interleavings.actor("good", _ -> {}).play(_ -> {});
        assertThatCode(interleavings::check).doesNotThrowAnyException();
        interleavings.broke(new AssertionError("on purpose"));
        assertThatThrownBy(interleavings::check).hasMessageContaining("on purpose");
    }

    @Test
    void whoHangsIsNamedWithWhatItWaitsForAndItsStack() {
        Interleavings hanging = new Interleavings(ROUNDS, PAUSES, Duration.ofSeconds(1));
        Object lock = new Object();
        hanging.actor("good", _ -> {}).actor("stuck", _ -> waitFor(lock));
        Throwable thrown;
        synchronized (lock) {
            thrown = catchThrowable(() -> hanging.play(_ -> {}));
        }
        String owner = Thread.currentThread().getName();
        assertThat(thrown)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("nothing went on for PT1S in round 1 of 20")
                .hasMessageContaining("\"stuck\"")
                .hasMessageContaining("BLOCKED")
                .hasMessageContaining("owned by \"" + owner + "\"")
                .hasMessageNotContaining("good");
        assertThat(thrown.getSuppressed()).singleElement().satisfies(stack -> assertThat(stack)
                .hasStackTraceContaining("InterleavingsTest.waitFor"));
    }

    @Test
    void anInspectorWhoHangsIsFoundToo() {
        Interleavings hanging = new Interleavings(ROUNDS, PAUSES, Duration.ofSeconds(1));
        Object lock = new Object();
        hanging.actor("good", _ -> {});
        Throwable thrown;
        synchronized (lock) {
            thrown = catchThrowable(() -> hanging.play(_ -> waitFor(lock)));
        }
        assertThat(thrown).hasMessageContaining("\"inspector\"").hasMessageContaining("BLOCKED");
    }

    private static void waitFor(Object lock) {
        synchronized (lock) {
            // its owner waits for all others
        }
    }
}
