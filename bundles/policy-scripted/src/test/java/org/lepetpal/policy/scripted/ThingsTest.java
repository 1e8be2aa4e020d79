package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThingsTest {
    private static final Vec LEFT = new Vec(0.20, 0.15, 0.008);
    private static final Vec RIGHT = new Vec(0.30, -0.05, 0.008);

    private final Things things = new Things();
    private long now = 1_000_000_000;

    @Test
    void twoAreKeptApartEvenWhenOneIsHiddenNowAndThen() {
        for (int i = 0; i < 12; i++) {
            boolean hidden = i % 4 == 3;
            look(hidden, hidden ? List.of(RIGHT) : List.of(LEFT, RIGHT));
        }

        assertThat(things.fixes()).hasSize(2).allMatch(Fix::still);
        assertThat(things.near(LEFT, 0.01)).isPresent();
        assertThat(things.near(RIGHT, 0.01)).isPresent();
    }

    @Test
    void whatIsNotSeenWhereNothingHidesItIsGoneAndWhatIsHiddenIsRemembered() {
        look(false, List.of(LEFT, RIGHT));
        for (int i = 0; i < 6; i++) {
            look(true, List.of(RIGHT));
        }
        assertThat(things.near(LEFT, 0.01)).isPresent();

        for (int i = 0; i < 6; i++) {
            look(false, List.of(RIGHT));
        }
        assertThat(things.near(LEFT, 0.01)).isEmpty();
    }

    @Test
    void aThingThatRollsIsFollowedAndDoesNotLieStill() {
        for (int i = 0; i < 8; i++) {
            look(false, List.of(new Vec(0.2 + 0.015 * i, 0, 0.02)));
        }

        assertThat(things.fixes()).singleElement().satisfies(fix -> {
            assertThat(fix.still()).isFalse();
            assertThat(fix.at().x()).isEqualTo(0.305);
        });
    }

    @Test
    void twoDetectorsThatSeeTheSameThingMakeOne() {
        for (int i = 0; i < 5; i++) {
            look(false, List.of(LEFT, LEFT.plus(new Vec(0.004, 0, 0))));
        }

        assertThat(things.fixes()).hasSize(1);
    }

    private void look(boolean hidden, List<Vec> seen) {
        now += 70_000_000;
        things.look(now, seen.stream().map(at -> new Spot(at, 0.9)).toList(), place -> hidden);
    }
}
