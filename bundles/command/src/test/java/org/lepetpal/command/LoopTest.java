package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;

class LoopTest {
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void ticksWithoutAGapWhileEverythingComesAndGoes() {
        List<Long> ticks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            if (i % 7 == 0) {
                rig.board.policy().clear();
            } else if (i % 7 == 3) {
                rig.board.policy().with("fake", rig.policy);
            }
            rig.safety.present(i % 11 != 0);
            rig.safety.fakeArm().unplug(i % 13 == 0);
            if (i == 50) {
                rig.submit("go home");
            }
            rig.ticks(1);
            ticks.add(rig.sample().tick());
        }
        for (int i = 1; i < ticks.size(); i++) {
            assertThat(ticks.get(i)).isEqualTo(ticks.get(i - 1) + 1);
        }
        assertThat(rig.centre.telemetry().loop().ticks()).isEqualTo(301);
        assertThat(rig.centre.telemetry().loop().missedTicks()).isZero();
        assertThat(rig.centre.health().health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aMistakeInATickHoldsTheArmAndEndsTheCommandWhenItDoesNotPass() {
        UUID passing = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.safety.breakDown(true);
        rig.ticks(9);
        assertThat(rig.sample().activity().label()).isEqualTo("hold: the control loop failed: ArithmeticException");
        rig.safety.breakDown(false);
        rig.ticks(20);
        assertThat(rig.status(passing).state()).isEqualTo(State.EXECUTING);

        rig.safety.breakDown(true);
        rig.ticks(11);

        assertThat(rig.status(passing).state()).isEqualTo(State.FAILED);
        assertThat(rig.status(passing).error().orElseThrow().code()).isEqualTo("arm_error");
        rig.safety.breakDown(false);
        rig.ticks(10);
        assertThat(rig.safety.holds()).isGreaterThan(20);
    }

    @Test
    void whatIsInTheWayMakesCommandsWaitAndEndsNone() {
        UUID waiting = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.safety.pause("zone");
        rig.ticks(200);
        assertThat(rig.status(waiting).state()).isEqualTo(State.EXECUTING);
        assertThat(rig.status(waiting).message()).isEqualTo("zone: somebody is in the way");

        rig.safety.allow();
        rig.ticks(20);
        assertThat(rig.status(waiting).message()).isEqualTo("on its way");
        rig.commands().cancel();
        UUID home = rig.submit("go home");
        rig.ticks(5);
        rig.safety.pause("zone");
        rig.ticks(200);
        assertThat(rig.status(home).message()).isEqualTo("zone: somebody is in the way");
        rig.safety.allow();
        rig.ticks(400);
        assertThat(rig.status(home).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void idleHolds() {
        long before = rig.safety.holds();
        rig.ticks(10);
        assertThat(rig.safety.holds()).isEqualTo(before + 10);
        assertThat(rig.safety.driven()).isEmpty();
        assertThat(rig.sample().activity().label()).isEqualTo("idle");
    }

    @Test
    void aStalePlanHoldsAndSaysSo() {
        boolean[] once = {false};
        rig.policy.script(seen -> {
            if (once[0]) {
                // A short plan of long ago, as from a policy that hangs.
                return new PolicyStep.Move(new ActionChunk(
                        seen.nanos() - 3_000_000_000L,
                        30,
                        List.of(TestArms.HOME),
                        Phase.DETECT,
                        OptionalDouble.empty(),
                        ""));
            }
            return new PolicyStep.Move(Rig.chunk(seen, OptionalDouble.empty(), Phase.DETECT));
        });
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        once[0] = true;
        rig.ticks(20);
        assertThat(rig.sample().activity().label()).matches("hold: deadman: the plan of .+ is stale, \\d+ ms old");
        assertThat(rig.sample().verdict()).isEmpty();
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void followsThePlanBetweenItsTargets() {
        rig.submit(Rig.BALL);
        rig.seconds(1);
        List<Double> pan =
                rig.safety.driven().stream().map(target -> target.get(0)).toList();
        assertThat(pan).isSorted().hasSizeGreaterThan(90);
        assertThat(pan.stream().distinct().count()).isGreaterThan(60);
    }

    @Test
    void whatIsPlannedCanBeWatched() {
        assertThat(rig.sample().ahead()).as("idle").isEmpty();
        rig.submit(Rig.BALL);
        rig.seconds(0.5);
        double driven = rig.safety.driven().getLast().get(0);
        assertThat(rig.sample().ahead()).isNotEmpty().allSatisfy(target -> assertThat(target.get(0))
                .isGreaterThanOrEqualTo(driven));

        rig.commands().cancel();
        rig.submit("go home");
        rig.ticks(3);
        List<JointAngles> before = rig.sample().ahead();
        rig.ticks(1);
        assertThat(rig.sample().ahead()).isEqualTo(before.subList(1, before.size()));
        assertThat(before.getLast()).isEqualTo(TestArms.HOME);
    }

    @Test
    void thePolicySeesTheNewestAndGivesTheFrameBack() {
        TestFrame frame = new TestFrame(4, 4, 7, 1);
        rig.sight.show(frame);
        rig.submit(Rig.BALL);
        rig.ticks(20);
        var run = rig.policy.runs().getFirst();
        assertThat(run.seen().getLast().lastTarget()).isNotEqualTo(TestArms.HOME);
        assertThat(run.seen().getLast().frame()).contains(frame);
        assertThat(frame.holders()).isEqualTo(1);
        for (int i = 1; i < run.seen().size(); i++) {
            assertThat(run.seen().get(i).nanos() - run.seen().get(i - 1).nanos())
                    .isEqualTo(50_000_000L);
        }
    }

    @Test
    void noLeaseStaysOut() {
        UUID id = rig.submit(Rig.BALL);
        rig.seconds(1);
        assertThat(rig.board.policy().leasesOut()).isZero();
        rig.commands().cancel();
        rig.seconds(1);
        assertThat(rig.board.policy().leasesOut()).isZero();
        assertThat(rig.state(id)).isEqualTo(State.ABORTED);
    }
}
