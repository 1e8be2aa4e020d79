package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.State;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.testkit.FakeSafetyKernel.Call;
import org.lepetpal.testkit.TestArms;

final class SoftwareStopTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itEndsTheActiveCommandWithinATickAndTheArmStaysWhereItIs() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        latch();
        rig.ticks(1);
        assertThat(rig.state(id)).isEqualTo(State.FAILED);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertThat(rig.status(id).message()).isEqualTo("ended by the software stop: the dog came");
        assertThat(rig.sample().activity().label()).isEqualTo("hold: software stop");
        assertNothingIsDriven();
    }

    @Test
    void itEndsTheCommandInThatTickThoughTheArmCannotBeToldToHold() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        latch();
        rig.safety.at(Call.HOLD, () -> {
            throw new IllegalStateException("withdrawn");
        });
        rig.ticks(1);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertNothingIsDriven();
    }

    /** A loop at 10 Hz is a tenth of a second away from its next tick. */
    @Test
    void oneThatIsResetBeforeTheNextTickEndsTheCommandAllTheSame() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        int before = rig.safety.driven().size();
        latch();
        rig.stop.reset();
        rig.seconds(1);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertThat(rig.status(id).message()).isEqualTo("ended by the software stop, which has been reset since");
        assertThat(rig.safety.driven()).as("nothing moves by itself").hasSize(before);
        assertThat(rig.sample().activity().label()).as("of what is over").isEqualTo("idle");
    }

    @Test
    void itEndsNothingThatIsAskedForAfterItsReset() {
        UUID ball = rig.submit(Rig.BALL);
        rig.seconds(0.5);
        UUID first = rig.submit("go home");
        rig.ticks(3);
        latch();
        rig.stop.reset();
        UUID second = rig.submit("go home");
        assertThat(rig.state(ball)).isEqualTo(State.ABORTED);
        assertThat(rig.state(first)).as("its way is not gone on").isEqualTo(State.ABORTED);
        assertThat(rig.end(second, 5).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void itEndsTheWayHomeForAllWhoAskedForIt() {
        UUID out = rig.submit(Rig.BALL);
        rig.seconds(1);
        UUID first = rig.submit("go home");
        rig.ticks(3);
        UUID second = rig.submit("go home");
        rig.ticks(3);
        latch();
        rig.ticks(1);
        assertThat(rig.state(out)).isEqualTo(State.ABORTED);
        assertThat(rig.errorOf(first)).isEqualTo("safety");
        assertThat(rig.errorOf(second)).isEqualTo("safety");
        assertNothingIsDriven();
    }

    @Test
    void itEndsTheWayHomeAfterAFailureToo() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        rig.safety.refuse("stall");
        rig.seconds(0.4);
        rig.safety.allow();
        rig.ticks(3);
        assertThat(rig.sample().activity().label()).isEqualTo("homing");
        latch();
        rig.ticks(1);
        assertNothingIsDriven();
    }

    @Test
    void whatCannotBeDrivenAsTheRobotIsSetUpIsNotAccepted() {
        rig.safety.impede("JOINT_LIMITS names a joint 'x' that the arm has not");
        for (String prompt : new String[] {Rig.BALL, "go home"}) {
            CommandRefused refusal = rig.refusal(prompt);
            assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refusal.details()).containsEntry("reason", "safety");
            assertThat(refusal).hasMessage("JOINT_LIMITS names a joint 'x' that the arm has not");
        }
    }

    @Test
    void whileItIsLatchedNothingIsAccepted() throws CommandRefused {
        latch();
        for (String prompt : new String[] {Rig.BALL, "go home"}) {
            CommandRefused refusal = rig.refusal(prompt);
            assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refusal.details()).containsEntry("reason", "software_stop");
            assertThat(refusal).hasMessageContaining("software stop").hasMessageContaining("the dog came");
        }
        rig.stop.reset();
        rig.seconds(1);
        assertThat(rig.safety.driven()).isEmpty();
        assertThat(rig.end(rig.submit("go home"), 3).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void afterTheResetTheNextWayOfALimpArmBeginsWhereItThenIs() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        latch();
        rig.safety.goLimp();
        rig.ticks(2);
        rig.safety.fakeArm().place(TestArms.READY_TO_THROW);
        rig.ticks(2);
        rig.stop.reset();
        int before = rig.safety.driven().size();
        rig.submit("go home");
        rig.ticks(2);
        assertThat(rig.safety.driven().get(before).distance(TestArms.READY_TO_THROW))
                .isLessThan(0.1);
    }

    /** Jaws that are wider than they were told to be have something in them, also after a stop. */
    @Test
    void afterTheResetAHeldArmKeepsWhatItHoldsOnTheWay() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        JointAngles told = rig.safety.driven().getLast();
        latch();
        rig.ticks(2);
        double jaws = told.get(5) + 20;
        rig.safety.fakeArm().place(told.with(5, jaws));
        rig.stop.reset();
        int before = rig.safety.driven().size();
        rig.end(rig.submit("go home"), 5);
        assertThat(rig.safety.driven().subList(before, rig.safety.driven().size()))
                .extracting(sent -> sent.get(5))
                .containsOnly(jaws - 0.5);
    }

    private void latch() {
        rig.stop.stop(StopCategory.POWER_KEPT, "the dog came");
    }

    private void assertNothingIsDriven() {
        int before = rig.safety.driven().size();
        rig.seconds(1);
        rig.stop.reset();
        rig.seconds(1);
        assertThat(rig.safety.driven()).hasSize(before);
    }
}
