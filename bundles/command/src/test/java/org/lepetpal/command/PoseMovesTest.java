package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Origin;
import org.lepetpal.api.command.State;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.TestArms;

final class PoseMovesTest {
    private static final String READY = "ready_to_throw";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theArmGoesThereAndTheCommandSucceeds() throws CommandRefused {
        UUID id = rig.centre.poseMoves().goTo(READY);
        rig.ticks(2);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.sample().activity().label()).isEqualTo("pose");
        CommandStatus end = rig.end(id, 5);
        assertThat(end.state()).isEqualTo(State.SUCCEEDED);
        assertThat(end.prompt()).isEqualTo("go to " + READY);
        assertThat(rig.position().distance(TestArms.READY_TO_THROW)).isLessThan(0.5);
        rig.seconds(1);
        assertThat(rig.position().distance(TestArms.READY_TO_THROW)).isLessThan(0.5);
    }

    @Test
    void homeIsGoHomeByAnotherName() throws CommandRefused {
        UUID ball = rig.submit(Rig.BALL);
        rig.seconds(1);
        UUID id = rig.centre.poseMoves().goTo("home");
        rig.ticks(1);
        assertThat(rig.state(ball)).isEqualTo(State.ABORTED);
        assertThat(rig.end(id, 5).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.atHome()).isTrue();
    }

    @Test
    void anUnknownPoseIsInvalidAndNamesTheKnownOnes() {
        CommandRefused refusal = refusal("moon");
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal).hasMessageContaining("moon").hasMessageContaining(READY);
        assertThat(refusal.details()).containsEntry("supported", List.of("home", READY));
    }

    @Test
    void itIsBusyWhileAnotherCommandRunsAndOthersAreBusyWhileItRuns() throws CommandRefused {
        UUID ball = rig.submit(Rig.BALL);
        rig.ticks(5);
        assertThat(refusal(READY).reason()).isEqualTo(Reason.BUSY);
        assertThat(refusal(READY).details()).containsEntry("active_request_id", ball.toString());
        rig.commands().cancel();
        UUID id = rig.centre.poseMoves().goTo(READY);
        rig.ticks(2);
        assertThat(rig.refusal(Rig.BALL).details())
                .containsEntry("active_request_id", id.toString())
                .doesNotContainKey("reason");
    }

    @Test
    void withoutAnArmOrWithTheSoftwareStopLatchedItIsUnavailable() {
        rig.stop.stop(StopCategory.POWER_KEPT, "on purpose");
        assertThat(refusal(READY).details()).containsEntry("reason", "software_stop");
        rig.stop.reset();
        rig.safety.present(false);
        rig.ticks(1);
        assertThat(refusal(READY).details()).containsEntry("reason", "no_arm");
    }

    @Test
    void aWayThatSafetyForbidsFailsBeforeItBegins() throws CommandRefused {
        rig.safety.refuseReview("workspace");
        UUID id = rig.centre.poseMoves().goTo(READY);
        assertThat(rig.state(id)).isEqualTo(State.FAILED);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertThat(rig.status(id).message()).contains("workspace");
        rig.seconds(1);
        assertThat(rig.safety.driven()).isEmpty();
    }

    /** The operator may have set tighter limits than those out of the box. */
    @Test
    void aWayThatIsTooFastForTheOperatorIsGoneSlower() throws CommandRefused {
        FakeSafetyKernel kernel = new FakeSafetyKernel(rig.time);
        Body body = new Body(kernel.arm(), Optional.of(TestArms.reading(0, TestArms.HOME)), Optional.empty());
        Ways ways = new Ways(new SlowKernel(kernel, 45), () -> body, 100);
        Ways.Prospect prospect = ways.to(TestArms.READY_TO_THROW);
        assertThat(prospect.forbidden()).isEmpty();
        assertThat(prospect.pace()).isEqualTo(Pace.GENTLE.slower(2.5));
        assertThat(new Ways(new SlowKernel(kernel, 5), () -> body, 100)
                        .to(TestArms.READY_TO_THROW)
                        .forbidden())
                .isPresent();
    }

    @Test
    void itIsCancelledAndDisplacedByGoHome() throws CommandRefused {
        UUID cancelled = rig.centre.poseMoves().goTo(READY);
        rig.ticks(20);
        assertThat(rig.commands().cancel()).contains(cancelled);
        assertThat(rig.state(cancelled)).isEqualTo(State.ABORTED);
        UUID displaced = rig.centre.poseMoves().goTo(READY);
        rig.ticks(20);
        UUID home = rig.submit("go home");
        assertThat(rig.state(displaced)).isEqualTo(State.ABORTED);
        assertThat(rig.end(home, 5).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.atHome()).isTrue();
    }

    @Test
    void theSentryGivesWayToIt() throws CommandRefused {
        UUID own = rig.submit(CommandRequest.of(Rig.BALL).by(Origin.SENTRY));
        rig.ticks(20);
        UUID asked = rig.centre.poseMoves().goTo(READY);
        assertThat(rig.state(own)).isEqualTo(State.ABORTED);
        assertThat(rig.end(asked, 5).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void theSentryGivesWayToNoWayThatSafetyForbids() throws CommandRefused {
        UUID own = rig.submit(CommandRequest.of(Rig.BALL).by(Origin.SENTRY));
        rig.ticks(20);
        rig.safety.refuseReview("workspace");
        UUID asked = rig.centre.poseMoves().goTo(READY);
        assertThat(rig.errorOf(asked)).isEqualTo("safety");
        assertThat(rig.state(own)).isEqualTo(State.EXECUTING);
    }

    /** Reviews speeds, and nothing else. */
    private record SlowKernel(SafetyKernel kernel, double limit) implements SafetyKernel {
        @Override
        public Optional<ArmDescription> arm() {
            return kernel.arm();
        }

        @Override
        public long turnover() {
            return kernel.turnover();
        }

        @Override
        public ArmState sense() throws IOException {
            return kernel.sense();
        }

        @Override
        public long sensedNanos() {
            return kernel.sensedNanos();
        }

        @Override
        public Verdict drive(JointAngles target) throws IOException {
            return kernel.drive(target);
        }

        @Override
        public Optional<JointAngles> hold() {
            return kernel.hold();
        }

        @Override
        public void halt() {
            kernel.halt();
        }

        @Override
        public void release() throws IOException {
            kernel.release();
        }

        @Override
        public List<Finding> review(List<JointAngles> targets, double rateHz) {
            for (int i = 1; i < targets.size(); i++) {
                if (targets.get(i).distance(targets.get(i - 1)) * rateHz > limit) {
                    return List.of(new Finding("velocity", Effect.REFUSED, "target " + i));
                }
            }
            return List.of();
        }
    }

    private CommandRefused refusal(String pose) {
        try {
            throw new AssertionError("accepted " + rig.centre.poseMoves().goTo(pose));
        } catch (CommandRefused e) {
            return e;
        }
    }
}
