package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.testkit.FakePolicy;

/** How often a policy is asked that has a wish of its own; the robot of the rig asks 20 times a second. */
class AskingTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private static FakePolicy wishing(double rateHz) {
        return new FakePolicy(describing(OptionalDouble.of(rateHz)), Rig.moving(0.9));
    }

    private static PolicyDescription describing(OptionalDouble rateHz) {
        return new PolicyDescription(
                "calm", "1.0.0", Map.of(Rig.BALL, Set.<String>of()), false, UnitMode.DEGREES, rateHz);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "4, 8", "15, 30", "20, 40", "50, 40"})
    void itIsAskedAsOftenAsItWishesAndNoMoreThanTheRobotAsks(double wishedHz, int questionsInTwoSeconds) {
        FakePolicy calm = wishing(wishedHz);
        rig.board.policy().ahead("calm", calm, false);
        rig.submit(Rig.BALL);
        rig.seconds(1.999);
        assertThat(questions(calm)).hasSize(questionsInTwoSeconds);
    }

    @Test
    void theFirstQuestionDoesNotWait() {
        FakePolicy calm = wishing(1);
        rig.board.policy().ahead("calm", calm, false);
        rig.submit(Rig.BALL);
        rig.ticks(1);
        assertThat(questions(calm)).hasSize(1);
    }

    @Test
    void whoTakesOverFromItDoesNotWaitForItsTurn() {
        rig.board.policy().ahead("calm", wishing(1), false);
        rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.board.policy().ahead("fake", rig.policy, true);
        rig.ticks(6);
        assertThat(questions(rig.policy)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9, 50.1, Double.NaN})
    void aWishThatNoRobotCouldMeetIsRefused(double wishedHz) {
        assertThatThrownBy(() -> describing(OptionalDouble.of(wishedHz)))
                .hasMessage("calm wishes to be asked at " + wishedHz + " Hz, which is not in 1…50");
    }

    private static List<Observation> questions(FakePolicy policy) {
        return policy.runs().getFirst().seen();
    }
}
