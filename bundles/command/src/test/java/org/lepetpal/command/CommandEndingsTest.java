package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.testkit.FakePolicy;

/** Every way in which a command can end. */
class CommandEndingsTest {
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void startsInPlanningAndExecutesWithTheFirstPlan() {
        UUID id = rig.submit("  Pick UP the\n ball ");
        CommandStatus planning = rig.status(id);
        assertThat(planning.state()).isEqualTo(State.PLANNING);
        assertThat(planning.prompt()).isEqualTo("Pick UP the\n ball");
        assertThat(planning.policy()).contains("fake@1.0.0");
        rig.ticks(20);
        CommandStatus executing = rig.status(id);
        assertThat(executing.state()).isEqualTo(State.EXECUTING);
        assertThat(executing.phase()).contains(Phase.APPROACH);
        assertThat(executing.confidence()).hasValue(0.9);
        assertThat(executing.message()).isEqualTo("on its way");
        assertThat(executing.duration()).isEqualTo(Duration.ofMillis(200));
        assertThat(rig.centre.telemetry().command()).contains(executing);
        assertThat(rig.sample().activity().label()).isEqualTo("plan");
        assertThat(rig.position().distance(Rig.OUT)).isLessThan(60);
    }

    @Test
    void succeedsWhenThePolicyIsDoneAndHolds() {
        UUID id = rig.submit(Rig.TREAT);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(false, "the treat is in the bowl"));
        CommandStatus status = rig.end(id, 0.2);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.message()).isEqualTo("the treat is in the bowl");
        assertThat(status.phase()).isEmpty();
        rig.ticks(10);
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
        assertThat(rig.policy.runs().getFirst().closed()).isTrue();
        assertThat(rig.submit(Rig.TREAT)).isNotEqualTo(id);
    }

    @Test
    void aReadyBallIsThrownWhenEverybodyIsSafe() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        rig.ticks(15);
        assertThat(rig.state(id)).isEqualTo(State.HANDOFF_MACRO);
        assertThat(rig.status(id).phase()).contains(Phase.READY_TO_THROW);
        assertThat(rig.sample().activity().label()).isEqualTo("macro");
        CommandStatus status = rig.end(id, 4);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.message()).contains("thrown");
        assertThat(rig.atHome()).isTrue();
    }

    @Test
    void aReadyBallIsKeptWhenSomebodyIsNear() {
        rig.guard.ready(true);
        UUID id = rig.submit(Rig.BALL);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        CommandStatus status = rig.end(id, 1.5);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.message()).contains("not thrown").contains("nobody looked");
        assertThat(rig.safety.driven()).isEmpty();
    }

    @Test
    void aReadyBallIsKeptWhenSafetyRefusesTheMacro() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        rig.safety.refuseReview("workspace");
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        CommandStatus status = rig.end(id, 0.2);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.message()).contains("not thrown").contains("workspace");
    }

    @Test
    void anotherTaskIsNotThrown() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        UUID id = rig.submit(Rig.TREAT);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        assertThat(rig.end(id, 0.2).message()).isEqualTo("ready");
    }

    @Test
    void aRefusalDuringTheThrowEndsIt() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        rig.ticks(15);
        rig.safety.refuse("workspace");
        rig.ticks(1);
        assertThat(rig.status(id).error().orElseThrow().message()).contains("workspace");
    }

    @Test
    void timeoutFailsAtOnceThenGoesHome() {
        UUID id = rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(2), 0.6, false, Optional.empty()));
        rig.seconds(1.99);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.ticks(2);
        assertThat(rig.errorOf(id)).isEqualTo("timeout");
        assertThat(rig.status(id).phase()).contains(Phase.APPROACH);
        failedThenHome(id);
    }

    @Test
    void aCommandThatNeverGetsToExecuteTimesOut() {
        rig.policy.script(Rig.moving(0.1));
        UUID id = rig.submit(new CommandRequest(Rig.BALL, Duration.ofMillis(100), 0.6, false, Optional.empty()));
        assertThat(rig.end(id, 0.2).error().orElseThrow().code()).isEqualTo("timeout");
        assertThat(rig.status(id).phase()).isEmpty();
    }

    @Test
    void oneSecondBelowTheGateFails() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(1);
        rig.policy.script(Rig.moving(0.59));
        rig.seconds(0.5);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).confidence()).hasValue(0.59);
        rig.seconds(0.6);
        assertThat(rig.errorOf(id)).isEqualTo("low_confidence");
        failedThenHome(id);
    }

    @Test
    void anAcceptableChunkResetsTheGate() {
        UUID id = rig.submit(Rig.BALL);
        for (int i = 0; i < 4; i++) {
            rig.policy.script(Rig.moving(0.1));
            rig.seconds(0.8);
            rig.policy.script(Rig.moving(0.6));
            rig.seconds(0.2);
        }
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void belowTheGateNothingIsExecuted() {
        rig.policy.script(Rig.moving(0.3));
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.9);
        assertThat(rig.state(id)).isEqualTo(State.PLANNING);
        assertThat(rig.safety.driven()).isEmpty();
    }

    @Test
    void noConfidencePassesTheGate() {
        rig.policy.script(seen -> new PolicyStep.Move(Rig.chunk(seen, OptionalDouble.empty(), Phase.DETECT)));
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(3);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).confidence()).isEmpty();
    }

    @Test
    void lastingRefusalsFailNamingTheRule() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.refuse("joint-limits");
        rig.seconds(0.29);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.ticks(3);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertThat(rig.status(id).error().orElseThrow().message()).contains("joint-limits");
        rig.safety.allow();
        failedThenHome(id);
    }

    @Test
    void whereTheWayHomeIsRefusedTheArmHolds() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.safety.refuse("stop");
        rig.seconds(0.4);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        rig.seconds(0.5);
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
        rig.safety.allow();
        rig.submit(Rig.BALL);
    }

    @Test
    void passingRefusalsDoNotFail() {
        UUID id = rig.submit(Rig.BALL);
        for (int i = 0; i < 10; i++) {
            rig.safety.refuse("workspace");
            rig.seconds(0.2);
            rig.safety.allow();
            rig.seconds(0.05);
        }
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void anExceptionOfThePolicyFails() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.policy.script(seen -> {
            throw new IllegalArgumentException("secret/path");
        });
        rig.ticks(6);
        assertThat(rig.errorOf(id)).isEqualTo("policy_error");
        assertThat(rig.status(id).message()).doesNotContain("secret");
        failedThenHome(id);
    }

    @Test
    void aPlanForAnotherArmFails() {
        rig.policy.script(seen -> new PolicyStep.Move(new ActionChunk(
                seen.nanos(), 30, List.of(JointAngles.of(1, 2, 3)), Phase.DETECT, OptionalDouble.empty(), "")));
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(2);
        assertThat(rig.errorOf(id)).isEqualTo("policy_error");
    }

    @Test
    void aWithdrawnPolicyFails() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.board.policy().clear();
        rig.ticks(6);
        assertThat(rig.errorOf(id)).isEqualTo("policy_error");
        assertThat(rig.status(id).message()).contains("fake@1.0.0").contains("withdrawn");
        assertThat(rig.board.policy().leasesOut()).isZero();
        failedThenHome(id);
    }

    @Test
    void aPolicyThatIsOnlyReplacedServesItsCommandToTheEnd() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.board.policy().clear();
        rig.board.policy().with("newer", FakePolicy.serving(List.of(Rig.BALL), Rig.moving(0.9)));
        rig.board.policy().with("fake", rig.policy);
        rig.seconds(0.5);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.policy.runs()).hasSize(1);
        assertThat(rig.policy.runs().getFirst().seen()).hasSizeGreaterThan(15);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID id = rig.submit(Rig.BALL);
        rig.policy.script(seen -> new PolicyStep.GivenUp("object_not_found", "no ball in sight"));
        rig.ticks(2);
        assertThat(rig.errorOf(id)).isEqualTo("object_not_found");
        assertThat(rig.status(id).message()).isEqualTo("no ball in sight");
    }

    @Test
    void cancelAbortsAndHolds() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        assertThat(rig.commands().cancel()).contains(id);
        assertThat(rig.state(id)).isEqualTo(State.ABORTED);
        assertThat(rig.status(id).phase()).contains(Phase.APPROACH);
        int driven = rig.safety.driven().size();
        rig.seconds(0.5);
        assertThat(rig.safety.driven()).hasSize(driven);
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
        assertThat(rig.commands().cancel()).isEmpty();
        assertThat(rig.policy.runs().getFirst().closed()).isTrue();
    }

    @Test
    void whatIsFinalNeverChanges() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        rig.commands().cancel();
        CommandStatus then = rig.status(id);
        rig.seconds(30);
        rig.submit("go home");
        rig.seconds(5);
        assertThat(rig.status(id)).isEqualTo(then);
    }

    /** Not ready for others until it is home, then ready. */
    private void failedThenHome(UUID id) {
        CommandStatus failed = rig.status(id);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(rig.refusal(Rig.TREAT).reason()).isIn(Reason.BUSY, Reason.UNAVAILABLE);
        rig.ticks(2);
        assertThat(rig.sample().activity().label()).isEqualTo("homing");
        rig.seconds(5);
        assertThat(rig.atHome()).isTrue();
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
        assertThat(rig.status(id)).isEqualTo(failed);
    }
}
