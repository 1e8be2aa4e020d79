package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GripSenseTest {
    @Test
    void jawsThatStandStillAreFeltAtEveryRate() {
        for (int rateHz = 5; rateHz <= 50; rateHz++) {
            GripSense sense = new GripSense();
            for (int i = 0; i <= rateHz; i++) {
                sense.feel(Math.round(i * 1e9 / rateHz), 20.5, 10, 50);
            }
            assertThat(sense.blocked()).as("at %s Hz", rateHz).isTrue();
        }
    }

    @Test
    void jawsThatMoveOrAreNotPushedAreNot() {
        GripSense moving = new GripSense();
        GripSense waiting = new GripSense();
        for (int i = 0; i <= 15; i++) {
            moving.feel(Math.round(i * 1e9 / 15), 40 - i, 30 - i, 20);
            waiting.feel(Math.round(i * 1e9 / 15), 20, 19, 5);
        }
        assertThat(moving.blocked()).isFalse();
        assertThat(waiting.blocked()).isFalse();
    }
}
