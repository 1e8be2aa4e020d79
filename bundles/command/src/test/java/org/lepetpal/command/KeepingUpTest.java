package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.telemetry.InferenceStats;

/** When a policy counts as one that does not keep up with the arm, and when it does again. */
class KeepingUpTest {
    private static final long MILLISECOND = 1_000_000;

    private final Rig rig = new Rig();
    private final KeepingUp keepingUp = new KeepingUp(20);
    private long now;
    private Optional<InferenceStats> told = Optional.empty();

    @AfterEach
    void close() {
        rig.close();
    }

    /** Asks 20 times a second, and is told at once. @param thinking in which milliseconds it is still thinking */
    private void ask(double seconds, Predicate<Long> thinking) {
        for (long i = 0; i < seconds * 20; i++) {
            told = keepingUp.answered(now * MILLISECOND, now * MILLISECOND, thinking.test(now));
            now += 50;
        }
    }

    @Test
    void aFirstThoughtOfLessThanTwoSecondsDoesNotCount() {
        ask(1.9, _ -> true);
        assertThat(told).as("too early for a rate").isEmpty();
        ask(20, _ -> false);
        assertThat(told.orElseThrow().behind()).isFalse();
        assertThat(told.orElseThrow().heldHz()).isCloseTo(20, within(0.1));
    }

    @Test
    void whoHasWaitedForTwoSecondsInAllIsBehind() {
        ask(7, millisecond -> millisecond % 1_000 < 500);
        assertThat(told.orElseThrow().behind()).isTrue();
        assertThat(told.orElseThrow().heldHz()).isCloseTo(10, within(1.0));
    }

    @Test
    void whoWaitsForLessThanATenthOfTheTimeNeverIs() {
        ask(120, millisecond -> millisecond % 1_000 < 50);
        assertThat(told.orElseThrow().behind()).isFalse();
    }

    @Test
    void itIsAbreastAgainAfterTenSecondsWithoutAWaitAndNotBefore() {
        ask(2.1, _ -> true);
        assertThat(told.orElseThrow().behind()).isTrue();
        ask(9, _ -> false);
        assertThat(told.orElseThrow().behind()).isTrue();
        ask(2, _ -> false);
        assertThat(told.orElseThrow().behind()).isFalse();
    }

    @Test
    void aLongTimeBehindIsForgivenAfterTwentySeconds() {
        ask(600, _ -> true);
        assertThat(told.orElseThrow().heldHz()).isZero();
        ask(19, _ -> false);
        assertThat(told.orElseThrow().behind()).isTrue();
        ask(2, _ -> false);
        assertThat(told.orElseThrow().behind()).isFalse();
    }

    @Test
    void whoBlocksForLongerThanAPeriodIsBehindThoughEachAnswerSaysWhatToDo() {
        for (int i = 0; i < 30; i++) {
            long asked = now * MILLISECOND;
            now += 100;
            told = keepingUp.answered(asked, now * MILLISECOND, false);
        }
        assertThat(told.orElseThrow().behind()).isTrue();
        assertThat(told.orElseThrow().heldHz()).isCloseTo(10, within(0.6));
    }

    @Test
    void theRobotTellsOfThePolicyThatServesAndOfNoneAfterwards() {
        assertThat(rig.centre.telemetry().inference()).isEmpty();
        rig.policy.script(KeepingUpTest::thinking);
        rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(60), 0.6, false, Optional.empty()));
        rig.seconds(3);
        assertThat(rig.centre.telemetry().inference()).contains(new InferenceStats(20, 0, true));
        rig.policy.script(Rig.moving(0.9));
        rig.seconds(25);
        assertThat(rig.centre.telemetry().inference().orElseThrow().behind()).isFalse();
        rig.policy.script(_ -> new PolicyStep.GivenUp("object_not_found", "no ball"));
        rig.seconds(1);
        assertThat(rig.centre.telemetry().inference()).isEmpty();
    }

    private static PolicyStep thinking(Observation seen) {
        return new PolicyStep.Move(new ActionChunk(
                seen.nanos(), 30, List.of(seen.lastTarget()), Phase.DETECT, OptionalDouble.empty(), "thinking", true));
    }
}
