package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.testkit.PolicyContract;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

final class LearnedPolicyTest extends PolicyContract {
    private final SteppedTimebase time = new SteppedTimebase();
    private final Conduct conduct =
            new Conduct(30, 0.5, Merge.LATEST_ONLY, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));
    private final LearnedPolicy policy = new LearnedPolicy(
            "learned",
            "1",
            new Setup(
                    "SMOLVLA",
                    Map.of(),
                    Optional.of(UnitMode.DEGREES),
                    List.of(),
                    conduct,
                    new Habits(OptionalDouble.of(5), 1)),
            new Fit(List.of("front"), 0),
            new SlowMind(time, Duration.ofMillis(10), look -> SlowMind.onwards(look, 1)),
            new TestRobot());

    @Override
    protected Policy policy() {
        return policy;
    }

    @Override
    protected Observation observation() {
        return TestArms.observation(time.nanoTime(), TestArms.HOME);
    }

    @Test
    void saysHowOftenItIsToBeAsked() {
        assertThat(policy.description().inferenceRateHz()).hasValue(5);
    }

    @Test
    void beginsNothingAfterItsWithdrawal() {
        policy.withdraw();
        assertThatThrownBy(() -> policy.begin("wave")).isInstanceOf(IllegalStateException.class);
    }
}
