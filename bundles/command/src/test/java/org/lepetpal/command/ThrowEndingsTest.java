package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.testkit.TestArms;

/** What ends a throw that has begun, and what keeps one from beginning. */
final class ThrowEndingsTest {
    private final Rig rig = new Rig();

    @BeforeEach
    void everybodyIsSafe() {
        rig.guard.ready(true);
        rig.guard.clear(true);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void cancelEndsItWithinATick() {
        UUID id = throwing();
        rig.commands().cancel();
        rig.ticks(1);
        assertThat(rig.state(id)).isEqualTo(State.ABORTED);
        assertHeld();
    }

    @Test
    void theSoftwareStopEndsItWithinATick() {
        UUID id = throwing();
        rig.stop.stop(StopCategory.POWER_KEPT, "on purpose");
        rig.ticks(1);
        assertThat(rig.errorOf(id)).isEqualTo("safety");
        assertHeld();
    }

    @Test
    void goHomeEndsItWithinATick() {
        UUID id = throwing();
        UUID home = rig.submit("go home");
        rig.ticks(1);
        assertThat(rig.state(id)).isEqualTo(State.ABORTED);
        assertThat(rig.sample().activity().label()).isEqualTo("homing");
        assertThat(rig.end(home, 5).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void theTimeoutEndsItAndTheArmGoesHome() {
        // Missed ticks and refusals make a throw last longer than it was laid down for.
        AtomicReference<Occupant> place = new AtomicReference<>();
        CommandRecord record =
                new CommandRecord(rig.time, new Announcer(rig.time, () -> {}), Rig.BALL, Optional.empty());
        Task task = new Task(record, request(Duration.ofSeconds(1)), Rig.BALL);
        Occupant.Serving serving = new Occupant.Serving(task, 0);
        place.set(serving);
        task.conclude(new Outcome.Throw(macro()));
        TaskMotion motion = new TaskMotion(place, serving);
        assertThat(motion.step(moment()).activity().label()).isEqualTo("macro");
        ((SteppedTime) rig.time).advance(Duration.ofSeconds(1));
        assertThat(motion.step(moment()).activity().label()).isEqualTo("hold: timeout");
        assertThat(record.status().error().orElseThrow().code()).isEqualTo("timeout");
        assertThat(place.get()).isInstanceOf(Occupant.Travelling.class);
    }

    @Test
    void oneThatWouldNotEndBeforeTheTimeoutDoesNotBegin() {
        UUID id = rig.submit(request(Duration.ofSeconds(2)));
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        CommandStatus status = rig.end(id, 0.3);
        assertThat(status.state()).isEqualTo(State.SUCCEEDED);
        assertThat(status.message()).contains("not thrown").contains("s are left");
    }

    @Test
    void theSwingTakesHalfASecondToASecondAtEverySpeed() {
        for (double scale : new double[] {1, 0.85, 0.7}) {
            Macro macro = ThrowMacro.of(TestArms.READY_TO_THROW, TestArms.so101(), 100, scale)
                    .orElseThrow();
            assertThat(macro.swingSeconds(100)).as("at %s", scale).isBetween(0.5, 1.0);
        }
    }

    private UUID throwing() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.policy.script(seen -> new PolicyStep.Done(true, "ready"));
        rig.ticks(15);
        assertThat(rig.state(id)).isEqualTo(State.HANDOFF_MACRO);
        return id;
    }

    private void assertHeld() {
        int before = rig.safety.driven().size();
        rig.seconds(1);
        assertThat(rig.safety.driven()).hasSize(before);
    }

    private Macro macro() {
        return ThrowMacro.of(TestArms.READY_TO_THROW, TestArms.so101(), 100, 1).orElseThrow();
    }

    private Moment moment() {
        ArmDescription arm = TestArms.so101();
        JointAngles ready = TestArms.READY_TO_THROW;
        return new Moment().at(rig.time.nanoTime(), 1, arm, TestArms.state(ready), ready);
    }

    private static CommandRequest request(Duration timeout) {
        return new CommandRequest(Rig.BALL, timeout, 0.6, false, Optional.empty());
    }
}
