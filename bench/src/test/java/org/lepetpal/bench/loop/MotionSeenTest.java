package org.lepetpal.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MotionSeenTest {
    private static final long LOOK = 50_000_000;

    @Test
    void anArmThatStandsIsNotTakenForOneAtWork() {
        MotionSeen seen = MotionSeen.NONE;
        for (int i = 0; i < 1_200; i++) {
            seen = seen.looked(new double[] {0, 0.1 * (i % 2)}, new double[] {0, 0.1 * ((i + 1) % 2)}, LOOK);
        }
        assertThat(seen).isEqualTo(MotionSeen.NONE);
        assertThat(seen.enough(MotionSeen.NONE, 60)).isFalse();
        assertThat(seen.since(MotionSeen.NONE, 60))
                .startsWith("the arm moved for 0 % of the time")
                .contains("missed");
    }

    @Test
    void oneThatMovesMostOfTheTimeIs() {
        MotionSeen before = new MotionSeen(5_000_000_000L);
        MotionSeen seen = before;
        for (int i = 0; i < 1_200; i++) {
            double way = i % 4 == 0 ? 0 : 1;
            seen = seen.looked(new double[] {0, 3}, new double[] {0, 3 - way}, LOOK);
        }
        assertThat(seen.enough(before, 60)).isTrue();
        assertThat(seen.since(before, 60))
                .isEqualTo("the arm moved for 75 % of the time, at least 50 % are needed: met");
        assertThat(seen.enough(before, 100))
                .as("it stood, or nobody looked, for the rest")
                .isFalse();
    }
}
