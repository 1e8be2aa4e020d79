package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionProfileTest {
    private static final double STEP = 0.001;
    private final MotionProfile profile = new MotionProfile();

    @ParameterizedTest
    @CsvSource({"1000, 500, 2000", "-800, 3072, 25400", "3, 3072, 25400", "1, 3072, 100"})
    void arrivesWithinItsLimitsAndDoesNotOvershoot(double goal, double maxSpeed, double acceleration) {
        double before = 0;
        double farthest = 0;
        for (int i = 0; i < 6000; i++) {
            profile.advance(goal, maxSpeed, acceleration, STEP);
            assertThat(Math.abs(profile.speed())).isLessThanOrEqualTo(maxSpeed + 1e-9);
            assertThat(Math.abs(profile.speed() - before)).isLessThanOrEqualTo(2 * acceleration * STEP + 1e-9);
            before = profile.speed();
            farthest = Math.max(farthest, profile.position() * Math.signum(goal));
        }
        assertThat(profile.position()).isEqualTo(goal);
        assertThat(profile.speed()).isZero();
        assertThat(farthest).isLessThanOrEqualTo(Math.abs(goal));
    }

    @Test
    void turnsRoundWhenTheGoalMovesBehindIt() {
        for (int i = 0; i < 200; i++) {
            profile.advance(1000, 1000, 5000, STEP);
        }
        double turningAt = profile.position();
        for (int i = 0; i < 3000; i++) {
            profile.advance(turningAt - 500, 1000, 5000, STEP);
        }
        assertThat(profile.position()).isEqualTo(turningAt - 500);
    }
}
