package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.PolicyStep;

/** {@code go home} from every state. */
class GoHomeTest {
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void fromIdleAtHomeItSucceedsAtOnce() {
        UUID id = rig.submit("Go  HOME");
        assertThat(rig.end(id, 0.1).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.status(id).policy()).isEmpty();
    }

    @Test
    void fromIdleElsewhere() {
        rig.safety.fakeArm().place(Rig.OUT);
        rig.ticks(1);
        homes(rig.submit("go home"));
    }

    @Test
    void fromPlanning() {
        rig.policy.script(Rig.moving(0.1));
        UUID task = rig.submit(Rig.BALL);
        rig.ticks(5);
        assertThat(rig.state(task)).isEqualTo(State.PLANNING);
        homes(rig.submit("go home"));
        assertThat(rig.state(task)).isEqualTo(State.ABORTED);
    }

    @Test
    void fromExecutingItStartsWithinOneTickAndTheTaskEndsAborted() {
        UUID task = rig.submit(Rig.BALL);
        rig.seconds(1);
        UUID home = rig.submit("go home");
        assertThat(rig.state(task)).isEqualTo(State.ABORTED);
        rig.ticks(1);
        assertThat(rig.sample().activity().label()).isEqualTo("homing");
        assertThat(rig.state(home)).isEqualTo(State.EXECUTING);
        homes(home);
        assertThat(rig.policy.runs().getFirst().closed()).isTrue();
    }

    @Test
    void fromTheThrow() {
        rig.guard.ready(true);
        rig.guard.clear(true);
        UUID task = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        rig.ticks(60);
        assertThat(rig.state(task)).isEqualTo(State.HANDOFF_MACRO);
        homes(rig.submit("go home"));
        assertThat(rig.state(task)).isEqualTo(State.ABORTED);
    }

    @Test
    void joinsTheWayHomeAfterAFailure() {
        UUID task = rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(2), 0.6, false, Optional.empty()));
        rig.seconds(2.1);
        assertThat(rig.state(task)).isEqualTo(State.FAILED);
        homes(rig.submit("go home"));
    }

    @Test
    void aSecondOneJoinsTheFirst() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        UUID first = rig.submit("go home");
        rig.ticks(20);
        UUID second = rig.submit("go home");
        assertThat(second).isNotEqualTo(first);
        assertThat(rig.state(first)).isEqualTo(State.EXECUTING);
        CommandStatus ended = homes(second);
        assertThat(rig.status(first).state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.status(first).duration().minus(ended.duration())).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void cancelStopsIt() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        UUID home = rig.submit("go home");
        rig.ticks(20);
        assertThat(rig.commands().cancel()).contains(home);
        assertThat(rig.state(home)).isEqualTo(State.ABORTED);
        rig.ticks(1);
        JointAngles there = rig.position();
        rig.seconds(1);
        assertThat(rig.position()).isEqualTo(there);
    }

    @Test
    void refusedForLongItFailsAndHolds() {
        rig.safety.fakeArm().place(Rig.OUT);
        UUID home = rig.submit("go home");
        rig.ticks(10);
        rig.safety.refuse("stop");
        rig.seconds(0.4);
        assertThat(rig.errorOf(home)).isEqualTo("safety");
        assertThat(rig.status(home).message()).contains("stop");
    }

    @Test
    void theWayWaitsWhereItIsRefusedForAMoment() {
        rig.safety.fakeArm().place(Rig.OUT);
        rig.ticks(1);
        UUID home = rig.submit("go home");
        rig.ticks(50);
        JointAngles before = rig.position();
        rig.safety.refuse("workspace");
        rig.ticks(20);
        rig.safety.allow();
        rig.ticks(1);
        assertThat(rig.position().distance(before)).isLessThan(2);
        homes(home);
    }

    @Test
    void aLostArmFailsIt() {
        rig.safety.fakeArm().place(Rig.OUT);
        UUID home = rig.submit("go home");
        rig.ticks(10);
        rig.safety.fakeArm().unplug(true);
        rig.ticks(3);
        assertThat(rig.errorOf(home)).isEqualTo("arm_error");
    }

    @Test
    void anArmThatIsHeldFastNeverSaysThatItIsHome() {
        rig.safety.fakeArm().place(Rig.OUT);
        rig.safety.fakeArm().block(true);
        UUID home = rig.submit("go home");
        assertThat(rig.end(home, 8).error().orElseThrow().code()).isEqualTo("arm_error");
    }

    private CommandStatus homes(UUID id) {
        CommandStatus status = rig.end(id, 5);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(rig.atHome()).isTrue();
        return status;
    }
}
