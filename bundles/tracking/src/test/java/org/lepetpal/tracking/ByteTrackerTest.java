package org.lepetpal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;

class ByteTrackerTest {
    private static final long PERIOD = 66_000_000;

    private final AtomicLong numbers = new AtomicLong();
    private final ByteTracker tracker = new ByteTracker(new Settings(0.5, 0.1, 2), numbers::incrementAndGet);
    private long nanos = 1_000_000_000;

    @Test
    void aThingThatMovesKeepsItsNumber() {
        for (int i = 0; i < 100; i++) {
            assertThat(numbers(box(100 + 8 * i, 100, 0.9))).containsExactly(1L);
        }
    }

    @Test
    void itKeepsItThroughASecondUnseen() {
        for (int i = 0; i < 30; i++) {
            follow(box(100 + 4 * i, 100, 0.9));
        }
        for (int i = 30; i < 45; i++) {
            follow();
        }

        assertThat(numbers(box(100 + 4 * 45, 100, 0.9))).containsExactly(1L);
    }

    @Test
    void afterMoreThanTheMemoryItIsAnother() {
        follow(box(100, 100, 0.9));
        for (int i = 0; i < 32; i++) {
            follow();
        }

        follow(box(100, 100, 0.9));
        assertThat(numbers(box(100, 100, 0.9))).containsExactly(2L);
    }

    @Test
    void aThingHalfHiddenGoesOnWithItsNumberAndBeginsNone() {
        follow(box(100, 100, 0.9));
        follow(box(104, 100, 0.9));

        assertThat(numbers(box(108, 100, 0.2), box(500, 100, 0.2))).containsExactly(1L);
    }

    @Test
    void whatIsSeenOnceAfterTheFirstPictureHasNoNumberYet() {
        follow(box(100, 100, 0.9));

        assertThat(numbers(box(100, 100, 0.9), box(400, 100, 0.9))).containsExactly(1L);
        assertThat(numbers(box(100, 100, 0.9), box(400, 100, 0.9))).containsExactly(1L, 2L);
    }

    @Test
    void twoThatPassEachOtherKeepTheirs() {
        for (int i = 0; i < 60; i++) {
            List<Detection> seen = follow(box(100 + 6 * i, 100, 0.9), box(460 - 6 * i, 130, 0.8));
            assertThat(seen.getFirst().track()).hasValue(1);
            assertThat(seen.getLast().track()).hasValue(2);
        }
    }

    @Test
    void picturesMayComeAsTheyWill() {
        for (int i = 0; i < 40; i++) {
            follow(box(100 + 60 * nanos / 1e9, 100, 0.9));
            nanos += i % 4 * 50_000_000L;
        }

        assertThat(numbers(box(100 + 60 * nanos / 1e9, 100, 0.9))).containsExactly(1L);
    }

    private List<Long> numbers(Detection... seen) {
        return follow(seen).stream()
                .map(Detection::track)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    private List<Detection> follow(Detection... seen) {
        nanos += PERIOD;
        return tracker.follow(new ArrayList<>(List.of(seen)), nanos);
    }

    private static Detection box(double left, double top, double confidence) {
        return new Detection("ball", confidence, left, top, 60, 60);
    }
}
