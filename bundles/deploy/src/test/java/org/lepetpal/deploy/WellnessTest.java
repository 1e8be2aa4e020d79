package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellnessTest {
    private final Wellness wellness = new Wellness(3, 7);

    @Test
    void theSetCountsAfterSomeLooksThatFoundTheSame() {
        assertThat(looks(2, 0)).isFalse();
        assertThat(looks(2, 1)).isFalse();
        assertThat(wellness.isDue(1, false)).isTrue();
    }

    @Test
    void itIsDueAgainUntilItIsKept() {
        assertThat(looks(3, 0)).isTrue();
        assertThat(looks(2, 0)).isFalse();
        assertThat(wellness.isDue(0, false)).isTrue();
        wellness.kept();
        assertThat(looks(3, 0)).isFalse();
    }

    @Test
    void aChangedSetIsDueAnew() {
        looks(3, 0);
        wellness.kept();
        assertThat(looks(3, 1)).isTrue();
    }

    @Test
    void whileSomethingIsLoadedNothingCountsAndAfterwardsTheLooksBeginAnew() {
        assertThat(looks(2, 0)).isFalse();
        for (int i = 0; i < 6; i++) {
            assertThat(wellness.isDue(0, true)).isFalse();
        }
        assertThat(looks(2, 0)).isFalse();
        assertThat(wellness.isDue(0, false)).isTrue();
    }

    @Test
    void whatIsLoadedForEverIsNotWaitedForForEver() {
        int looks = 1;
        while (!wellness.isDue(0, true)) {
            looks++;
        }
        assertThat(looks).isEqualTo(7 + 3);
        wellness.kept();
        for (int i = 0; i < 7; i++) {
            assertThat(wellness.isDue(1, true)).as("patient again").isFalse();
        }
    }

    /** @return the last answer */
    private boolean looks(int times, long changes) {
        boolean due = false;
        for (int i = 0; i < times; i++) {
            due = wellness.isDue(changes, false);
        }
        return due;
    }
}
