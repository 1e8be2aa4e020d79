package org.lepetpal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.timebase.SteppedTimebase;

class TrackedSightTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSight bare = new FakeSight();
    private final TrackedSight sight = new TrackedSight(new Settings(0.5, 0.1, 2), time);
    private long sequence;

    @Test
    void eachClassHasNumbersOfItsOwnThatAreNotUsedTwice() {
        sight.came(bare);

        see(new Detection("ball", 0.9, 10, 10, 20, 20), new Detection("dog", 0.9, 10, 10, 20, 20));

        assertThat(sight.latest().orElseThrow().detections())
                .extracting(Detection::label, seen -> seen.track().orElse(0))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ball", 1L),
                        org.assertj.core.groups.Tuple.tuple("dog", 2L));
    }

    @Test
    void aBallThatTwoDetectorsSeeHasOneNumberWhicheverIsSurer() {
        sight.came(bare);
        for (int i = 0; i < 20; i++) {
            Detection byColor =
                    new Detection("ball", i % 2 == 0 ? 0.95 : 0.6, 10 + 4 * i, 10, 60, 60).by("color 0.1.0");
            Detection byShape = new Detection("ball", 0.8, 14 + 4 * i, 12, 60, 58).by("yolov8n 8.2.0");

            see(byColor, byShape);

            assertThat(sight.latest().orElseThrow().detections())
                    .as("both stay, for those who guard by all boxes")
                    .containsExactly(byColor.followedAs(1), byShape.followedAs(1));
        }
    }

    @Test
    void whatIsNotNewIsTheSameObject() {
        sight.came(bare);
        see(new Detection("ball", 0.9, 10, 10, 20, 20));
        Sighting first = sight.latest().orElseThrow();
        time.advance(Duration.ofMillis(500));

        assertThat(sight.latest().orElseThrow()).isSameAs(first);
    }

    @Test
    void withoutACameraNothingIsSeen() {
        assertThat(sight.latest()).isEmpty();
        sight.came(bare);
        see(new Detection("ball", 0.9, 10, 10, 20, 20));
        bare.blind();
        assertThat(sight.latest()).isEmpty();
        sight.left(bare);
        assertThat(sight.frame()).isEmpty();
    }

    @Test
    void aClassThatIsNotLookedForForLongIsForgotten() {
        sight.came(bare);
        see(new Detection("ball", 0.9, 10, 10, 20, 20));
        for (int i = 0; i < 20; i++) {
            show(Set.of("dog"));
        }
        see(new Detection("ball", 0.9, 10, 10, 20, 20));
        assertThat(sight.latest().orElseThrow().best("ball").orElseThrow().track())
                .hasValue(1);
        for (int i = 0; i < 40; i++) {
            show(Set.of("dog"));
        }
        see(new Detection("ball", 0.9, 10, 10, 20, 20));

        assertThat(sight.latest().orElseThrow().best("ball").orElseThrow().track())
                .isEmpty();
    }

    @Test
    void wrongSettingsNameTheVariable() {
        assertThatThrownBy(() -> new Settings(0.05, 0, 2)).hasMessage("TRACK_CONFIDENT = 0.05 is not in 0.1…1.0");
        assertThatThrownBy(() -> new Settings(0.5, 0.6, 2)).hasMessage("TRACK_LEAST = 0.6 is not in 0.0…0.5");
        assertThatThrownBy(() -> new Settings(0.5, 0.1, Double.NaN)).hasMessageStartingWith("TRACK_MEMORY_SECONDS");
    }

    private void see(Detection... detections) {
        show(Set.of("ball", "dog"), detections);
    }

    private void show(Set<String> classes, Detection... detections) {
        sequence++;
        bare.show(new Sighting(
                "front", sequence, sequence * 66_000_000, 1280, 720, Optional.empty(), classes, List.of(detections)));
        time.advance(Duration.ofMillis(66));
    }
}
