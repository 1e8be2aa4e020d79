package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;

/** What every {@link SafetyKernel} keeps. */
public abstract class SafetyKernelContract {
    /** One over {@link #arm}; the same throughout one test. */
    protected abstract SafetyKernel kernel();

    /** The arm that it holds, in the middle of where it may be. */
    protected abstract FakeArm arm();

    /** Lets time pass. */
    protected abstract void pass(Duration span);

    private Verdict tick(JointAngles target) throws IOException {
        pass(Duration.ofMillis(10));
        kernel().sense();
        return kernel().drive(target);
    }

    @Test
    void itMeasuresAndKnowsItsArm() throws IOException {
        assertThat(kernel().arm()).contains(arm().description());
        pass(Duration.ofMillis(10));
        assertThat(kernel().sense().positions()).isEqualTo(arm().read().positions());
        assertThat(kernel().sensedNanos()).isEqualTo(arm().measuredNanos());
    }

    @Test
    void itSaysWhatItSent() throws IOException {
        JointAngles start = arm().read().positions();
        for (int i = 0; i < 20; i++) {
            Verdict verdict = tick(start.with(0, start.get(0) + 2));
            assertThat(verdict.sent()).isEqualTo(arm().moves().getLast());
        }
    }

    @Test
    void whatIsBeyondTheLimitsNeverReachesTheArm() throws IOException {
        JointAngles start = arm().read().positions();
        for (int joint = 0; joint < start.size(); joint++) {
            for (double wish : new double[] {-1e9, 1e9}) {
                for (int i = 0; i < 30; i++) {
                    tick(start.with(joint, wish));
                }
            }
        }
        for (JointAngles sent : arm().moves()) {
            for (int i = 0; i < sent.size(); i++) {
                JointDescription limits = arm().description().joints().get(i);
                assertThat(sent.get(i)).isBetween(limits.min(), limits.max());
            }
        }
    }

    @Test
    void aTargetOfAnotherShapeIsRefusedAndTheArmHolds() throws IOException {
        JointAngles start = arm().read().positions();
        tick(start);
        Verdict verdict = tick(JointAngles.of(1, 2));
        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.sent()).isEqualTo(start);
        assertThat(arm().moves().getLast()).isEqualTo(start);
    }

    @Test
    void refusalsCanBeCountedOnePerTick() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(tick(JointAngles.of(1)).refused()).isTrue();
        }
    }

    @Test
    void aHeldArmComesToRestAndStays() throws IOException {
        JointAngles start = arm().read().positions();
        for (int i = 0; i < 10; i++) {
            tick(start.with(0, start.get(0) + 20));
        }
        for (int i = 0; i < 50; i++) {
            pass(Duration.ofMillis(10));
            kernel().hold();
        }
        JointAngles rest = arm().moves().getLast();
        assertThat(kernel().hold()).as("what it was told").contains(rest);
        assertThat(arm().moves().getLast()).isEqualTo(rest);
        assertThat(rest.get(0)).isLessThanOrEqualTo(start.get(0) + 20);
    }

    @Test
    void aLostArmIsToldAndHoldingIsAlwaysLegal() throws IOException {
        JointAngles told = tick(arm().read().positions()).sent();
        arm().unplug(true);
        assertThatThrownBy(() -> kernel().sense()).isInstanceOf(IOException.class);
        assertThat(kernel().hold()).as("what it was told before").contains(told);
    }

    @Test
    void afterAHaltTheArmStandsAndIsHeldByItself() throws IOException {
        JointAngles start = arm().read().positions();
        for (int i = 0; i < 10; i++) {
            tick(start.with(0, start.get(0) + 20));
        }
        kernel().halt();
        JointAngles rest = arm().moves().getLast();
        assertThat(rest.get(0)).isBetween(start.get(0), start.get(0) + 20);
        for (int i = 0; i < 50; i++) {
            pass(Duration.ofMillis(10));
            kernel().hold();
        }
        assertThat(arm().moves().getLast()).isEqualTo(rest);
    }

    @Test
    void aHaltIsAlwaysLegalAndPowersNothing() {
        kernel().halt();
        assertThat(arm().moves()).isEmpty();
        arm().unplug(true);
        assertThatCode(() -> kernel().halt()).doesNotThrowAnyException();
    }

    @Test
    void aReviewMovesNothing() {
        JointAngles home = arm().description().home();
        assertThat(kernel().review(List.of(home.with(0, 1e9)), 100)).isNotEmpty();
        assertThat(arm().moves()).isEmpty();
    }
}
