package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.time.Timebase.Beat;
import org.lepetpal.testkit.FakeSafetyKernel.Call;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestBeat;

/** What becomes of a command whose arm is lost, or exchanged for another one. */
class ArmChangeTest {
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void aLostArmFailsAtOnceAndIsWellAgainAfterItsReturn() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.fakeArm().unplug(true);
        rig.ticks(2);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.ticks(1);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
        rig.ticks(5);
        assertThat(rig.refusal(Rig.BALL).details()).containsEntry("reason", "no_arm");
        rig.safety.fakeArm().unplug(false);
        rig.ticks(1);
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
        assertThat(rig.end(rig.submit("go home"), 5).state()).isEqualTo(State.SUCCEEDED);
        rig.submit(Rig.BALL);
    }

    @Test
    void aWithdrawnArmThatNoOtherReplacesWithinTwoSecondsFails() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.present(false);
        rig.seconds(1.9);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).message()).contains("another arm");
        rig.seconds(0.2);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
        assertThat(rig.sample().activity().label()).startsWith("hold: ");
    }

    @Test
    void anArmThatIsWithdrawnWhileItDoesNotAnswerFailsAtOnce() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.fakeArm().unplug(true);
        rig.ticks(1);
        rig.safety.present(false);
        rig.ticks(1);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
    }

    /** Before it is measured, and between its measurement and its target: a good part of every tick. */
    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"SENSE", "DRIVE"})
    void anArmThatIsWithdrawnInTheMiddleOfATickHasAnsweredToTheEnd(Call call) {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.at(call, () -> rig.safety.present(false));
        rig.seconds(1.9);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).message()).contains("another arm");
        rig.safety.present(true);
        rig.seconds(0.5);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.policy.runs()).as("it begins anew").hasSize(2);
    }

    @Test
    void aCommandGoesOnWithTheArmThatTakesThePlaceOfItsOwn() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.present(false);
        rig.seconds(1);
        int before = rig.safety.driven().size();
        rig.safety.fakeArm().place(TestArms.HOME);
        rig.safety.present(true);
        rig.ticks(1);
        assertThat(rig.safety.driven())
                .as("what was planned for the one before is not for this one")
                .hasSize(before);
        rig.seconds(0.2);
        assertThat(rig.safety.driven().get(before).distance(TestArms.HOME)).isLessThan(2);
        assertThat(rig.policy.runs().getFirst().closed()).isTrue();
        assertThat(rig.policy.runs()).as("it begins anew").hasSize(2);
        assertThat(rig.policy.runs().getLast().seen().getFirst().lastTarget()).isEqualTo(TestArms.HOME);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void anArmThatTakesThePlaceOfAnotherAtOnceIsSeenToo() {
        rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.fakeArm().place(TestArms.HOME);
        rig.safety.exchange();
        int before = rig.safety.driven().size();
        rig.seconds(0.2);
        assertThat(rig.safety.driven().get(before).distance(TestArms.HOME)).isLessThan(2);
        assertThat(rig.policy.runs()).hasSize(2);
    }

    /** The policy's worker does not wait for the end of a tick. */
    @Test
    void whoAsksInTheTickThatMeetsAnotherArmIsNotToldWhereTheOneBeforeStood() {
        ControlLoop loop = new ControlLoop(
                rig.time,
                rig.safety,
                new Interlock(Optional::empty, Optional::empty),
                new AtomicReference<>(Occupant.NOBODY),
                new TickStats(10_000_000),
                100,
                new SecondLook(rig.time, rig.safety, 100));
        Beat beat = new TestBeat(rig.time.nanoTime(), rig.time.nanoTime(), 0);
        loop.tick(beat);
        assertThat(loop.body().reading()).isPresent();
        rig.safety.exchange();
        List<Body> told = new ArrayList<>();
        rig.safety.at(Call.HOLD, () -> told.add(loop.body()));
        loop.tick(beat);
        assertThat(told).containsExactly(Body.NONE);
        assertThat(loop.body().reading()).isPresent();
    }

    /** Between the loop's question which arm there is and its measurement. */
    @Test
    void anArmThatComesInTheMiddleOfATickGoesToItsOwnHome() {
        rig.safety.fakeArm().place(Rig.OUT);
        rig.ticks(1);
        UUID id = rig.submit("go home");
        rig.seconds(0.5);
        JointAngles itsHome = TestArms.HOME.with(0, 40);
        ArmDescription now = TestArms.so101();
        ArmDescription other = new ArmDescription(now.model(), now.joints(), Map.of(ArmDescription.HOME, itsHome));
        rig.safety.at(Call.SENSE, () -> rig.safety.exchange(other));
        rig.ticks(1);
        assertThat(rig.sample().activity().label()).isEqualTo("hold: another arm has come");
        assertThat(rig.end(id, 5).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.position().distance(itsHome)).isLessThan(0.5);
    }

    /** Between its measurement and its target, as it happens while a motion thinks. */
    @Test
    void anArmThatComesAfterTheMeasurementIsHeldAndTheCommandGoesOnWithIt() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        int before = rig.safety.driven().size();
        rig.safety.fakeArm().place(TestArms.HOME);
        rig.safety.at(Call.DRIVE, rig.safety::exchange);
        rig.ticks(1);
        assertThat(rig.safety.driven()).hasSize(before);
        assertThat(rig.sample().activity().label()).isEqualTo("hold: another arm has come");
        rig.seconds(0.5);
        assertThat(rig.safety.driven().get(before).distance(TestArms.HOME)).isLessThan(2);
        assertThat(rig.policy.runs()).as("it begins anew").hasSize(2);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void aThrowEndsWithItsArmAndNothingOfItReachesTheNextOne() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        rig.ticks(60);
        assertThat(rig.state(id)).isEqualTo(State.HANDOFF_MACRO);
        int before = rig.safety.driven().size();
        rig.safety.exchange();
        rig.seconds(1);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
        assertThat(rig.safety.driven()).hasSize(before);
    }

    @Test
    void itsTimeoutRunsWhileThereIsNoArm() {
        UUID id = rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(1), 0.6, false, Optional.empty()));
        rig.seconds(0.5);
        rig.safety.present(false);
        rig.seconds(0.6);
        assertThat(rig.errorOf(id)).isEqualTo("timeout");
    }

    @Test
    void theWayHomeBeginsAnewWithAnotherArm() {
        rig.safety.fakeArm().place(Rig.OUT);
        rig.ticks(1);
        UUID id = rig.submit("go home");
        rig.seconds(0.5);
        rig.safety.present(false);
        rig.seconds(0.5);
        rig.safety.fakeArm().place(Rig.OUT.with(0, -20));
        rig.safety.present(true);
        int before = rig.safety.driven().size();
        rig.ticks(2);
        assertThat(rig.safety.driven().get(before).distance(Rig.OUT.with(0, -20)))
                .isLessThan(1);
        assertThat(rig.end(id, 5).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void theWayToAPoseIsLookedAtAgainForAnotherArm() throws CommandRefused {
        UUID id = rig.centre.poseMoves().goTo("ready_to_throw");
        rig.seconds(0.3);
        rig.safety.exchange();
        rig.ticks(1);
        assertThat(rig.sample().activity().label()).isEqualTo("hold: the way is looked at for another arm");
        assertThat(rig.end(id, 5).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.position().distance(TestArms.READY_TO_THROW)).isLessThan(0.5);
    }

    @Test
    void anotherArmIsNotSentOnAWayThatItMayNotGo() throws CommandRefused {
        UUID id = rig.centre.poseMoves().goTo("ready_to_throw");
        rig.seconds(0.3);
        rig.safety.refuseReview("keep-out");
        rig.safety.exchange();
        int before = rig.safety.driven().size();
        rig.seconds(1);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertThat(rig.status(id).message()).contains("keep-out");
        assertThat(rig.safety.driven()).hasSize(before);
    }

    @Test
    void aLookThatFailsEndsTheJourney() throws CommandRefused {
        UUID id = rig.centre.poseMoves().goTo("ready_to_throw");
        rig.seconds(0.3);
        rig.safety.at(Call.REVIEW, () -> {
            throw new IllegalStateException("broken on purpose");
        });
        rig.safety.exchange();
        int before = rig.safety.driven().size();
        rig.seconds(0.1);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
        assertThat(rig.status(id).message()).contains("could not be looked at", "broken on purpose");
        assertThat(rig.safety.driven()).hasSize(before);
    }

    /** As when what reviews it is updated meanwhile. */
    @Test
    void aLookThatNeverEndsIsNotWaitedForForEver() throws CommandRefused {
        UUID id = rig.centre.poseMoves().goTo("ready_to_throw");
        rig.seconds(0.3);
        rig.safety.at(Call.REVIEW, () -> {
            throw new NoClassDefFoundError("on purpose");
        });
        rig.safety.exchange();
        int before = rig.safety.driven().size();
        rig.seconds(4.9);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.seconds(0.2);
        assertThat(rig.errorOf(id)).isEqualTo("arm_error");
        assertThat(rig.safety.driven()).hasSize(before);
        rig.submit(Rig.BALL);
    }

    @Test
    void aGlitchOfTheArmIsLivedThrough() {
        UUID id = rig.submit(Rig.BALL);
        for (int i = 0; i < 20; i++) {
            rig.ticks(3);
            rig.safety.fakeArm().unplug(true);
            rig.ticks(2);
            rig.safety.fakeArm().unplug(false);
        }
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }
}
