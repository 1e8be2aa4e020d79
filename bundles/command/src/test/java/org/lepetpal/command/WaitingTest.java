package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;

/** What a command, its plan and its policy make of somebody who is in the way for a while. */
class WaitingTest {
    private static final long PERIOD_NANOS = 50_000_000;
    private static final long AGE_NANOS = 70_000_000;

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private UUID begin(Duration timeout) {
        UUID id = rig.submit(new CommandRequest(Rig.BALL, timeout, 0.6, false, Optional.empty()));
        rig.ticks(20);
        return id;
    }

    /** For 8 s: longer than any plan or patience lasts. */
    private void somebodyStandsInTheWay() {
        rig.safety.pause("zone");
        rig.seconds(8);
        rig.safety.allow();
    }

    private List<Observation> seen() {
        return rig.policy.runs().getFirst().seen();
    }

    /** Turns the first joint by 2° a second for two minutes, begun once. */
    private static Function<Observation, PolicyStep> turningOnce() {
        AtomicReference<Optional<ActionChunk>> begun = new AtomicReference<>(Optional.empty());
        return seen -> {
            if (begun.get().isEmpty()) {
                JointAngles from = seen.lastTarget();
                List<JointAngles> way = IntStream.rangeClosed(0, 120)
                        .mapToObj(second -> from.with(0, from.get(0) + 2 * second))
                        .toList();
                begun.set(Optional.of(
                        new ActionChunk(seen.nanos(), 1, way, Phase.LIFT, OptionalDouble.empty(), "turning")));
            }
            return new PolicyStep.Move(begun.get().get());
        };
    }

    @Test
    void thePolicyIsNotAskedAndItsTimeStandsStill() {
        begin(Duration.ofSeconds(20));
        int before = seen().size();
        somebodyStandsInTheWay();
        assertThat(seen()).hasSizeBetween(before, before + 1);
        rig.ticks(40);
        assertThat(seen().size()).isGreaterThan(before + 5);
        for (int i = 1; i < seen().size(); i++) {
            assertThat(seen().get(i).nanos() - seen().get(i - 1).nanos())
                    .as("question %d", i)
                    .isBetween(PERIOD_NANOS - 10_000_000, PERIOD_NANOS + 10_000_000);
        }
    }

    @Test
    void whatItIsShownIsAsOldByItsTimeAsItIs() {
        begin(Duration.ofSeconds(20));
        somebodyStandsInTheWay();
        TestFrame frame = new TestFrame(4, 4, 7, rig.time.nanoTime() - AGE_NANOS);
        rig.sight.show(frame);
        rig.sight.show(
                new Sighting("front", 7, frame.captureNanos(), 4, 4, Optional.empty(), Set.of("ball"), List.of()));
        int asked = seen().size();
        long now = rig.time.nanoTime();
        while (seen().size() == asked) {
            rig.ticks(1);
        }
        Observation first = seen().get(asked);
        long age = rig.time.nanoTime() - now + AGE_NANOS;
        assertThat(first.nanos() - first.sighting().orElseThrow().captureNanos())
                .isEqualTo(age);
        assertThat(first.nanos() - first.frame().orElseThrow().captureNanos()).isEqualTo(age);
        assertThat(first.nanos() - first.arm().nanos()).isBetween(0L, 10_000_000L);
        assertThat(first.frame().orElseThrow().sequence()).isEqualTo(7);
        assertThat(frame.holders()).isEqualTo(1);
    }

    /** As the scripted policy does: one way of a second, and 1.5 s for the arm to get there. */
    private static Function<Observation, PolicyStep> goingThere() {
        AtomicReference<Optional<ActionChunk>> begun = new AtomicReference<>(Optional.empty());
        return seen -> {
            if (begun.get().isEmpty()) {
                List<JointAngles> way = List.of(seen.lastTarget(), Rig.OUT);
                begun.set(Optional.of(
                        new ActionChunk(seen.nanos(), 1, way, Phase.LIFT, OptionalDouble.empty(), "going there")));
            }
            ActionChunk way = begun.get().get();
            if (seen.arm().positions().distance(Rig.OUT) < 1) {
                return new PolicyStep.Done(false, "there");
            }
            return seen.nanos() - way.endNanos() > 1_500_000_000L
                    ? new PolicyStep.GivenUp("policy_error", "the arm stopped short of it")
                    : new PolicyStep.Move(way);
        };
    }

    @Test
    void aPolicyThatWaitsForTheArmLosesNoPatience() {
        rig.policy.script(goingThere());
        UUID id = begin(Duration.ofSeconds(20));
        somebodyStandsInTheWay();
        assertThat(rig.end(id, 1.5).message()).isEqualTo("there");
        assertThat(rig.state(id)).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void thePlanGoesOnWhereItStopped() {
        rig.policy.script(turningOnce());
        begin(Duration.ofSeconds(60));
        double before = rig.safety.driven().getLast().get(0);
        somebodyStandsInTheWay();
        int driven = rig.safety.driven().size();
        rig.ticks(100);
        List<JointAngles> after = rig.safety.driven().subList(driven, driven + 100);
        assertThat(after.getFirst().get(0) - before).isBetween(0.0, 0.05);
        assertThat(after.getLast().get(0) - before).isBetween(1.9, 2.1);
    }

    @Test
    void itsTimeoutGoesOn() {
        UUID id = begin(Duration.ofSeconds(5));
        rig.safety.pause("zone");
        rig.seconds(4.7);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.ticks(20);
        assertThat(rig.errorOf(id)).isEqualTo("timeout");
    }

    @Test
    void itSaysAtOnceForWhomItWaitsAlsoWhereThePolicyIsSeldomAsked() {
        UUID id = begin(Duration.ofSeconds(20));
        rig.safety.pause("zone");
        rig.ticks(7);
        assertThat(rig.status(id).message()).isEqualTo("zone: somebody is in the way");
        rig.safety.allow();
        rig.ticks(7);
        assertThat(rig.status(id).message()).isEqualTo("on its way");
    }

    @Test
    void theSecondOfTheConfidenceGateDoesNotRunOut() {
        UUID id = begin(Duration.ofSeconds(20));
        rig.policy.script(Rig.moving(0.1));
        rig.ticks(30);
        somebodyStandsInTheWay();
        rig.ticks(1);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        rig.policy.script(Rig.moving(0.9));
        rig.ticks(200);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
    }

    @Test
    void waitingIsNobodysSlowness() {
        rig.policy.script(seen -> new PolicyStep.Move(new ActionChunk(
                seen.nanos(),
                30,
                List.of(seen.lastTarget()),
                Phase.DETECT,
                OptionalDouble.empty(),
                "thinking",
                seen.nanos() % 1_000_000_000 < 500_000_000)));
        begin(Duration.ofSeconds(60));
        somebodyStandsInTheWay();
        rig.seconds(2.5);
        assertThat(rig.centre.telemetry().inference().orElseThrow().behind()).isFalse();
    }

    @Test
    void aPlanThatCameMeanwhileAndIsStaleDoesNotStopTimeForGood() {
        CommandRecord record =
                new CommandRecord(rig.time, new Announcer(rig.time, () -> {}), Rig.BALL, Optional.empty());
        Task task = new Task(record, CommandRequest.of(Rig.BALL), Rig.BALL);
        Occupant.Serving serving = new Occupant.Serving(task, 0);
        TaskMotion motion = new TaskMotion(new AtomicReference<>(serving), serving);
        task.follow(plan(rig.time.nanoTime()));
        assertThat(motion.step(moment())).isInstanceOf(Step.Drive.class);
        motion.driven(
                moment(), new Verdict(TestArms.HOME, List.of(new Finding("zone", Effect.PAUSED, "somebody is there"))));
        assertThat(task.paused()).contains("zone: somebody is there");

        task.follow(plan(rig.time.nanoTime() - 2_000_000_000L));
        assertThat(motion.step(moment())).isInstanceOf(Step.Hold.class);
        assertThat(task.paused()).isEmpty();
        long before = task.clock().at(rig.time.nanoTime());
        rig.ticks(1);
        assertThat(task.clock().at(rig.time.nanoTime()) - before).isEqualTo(10_000_000);
    }

    @Test
    void whatHappensInEveryCommandIsWaitingAndWhatKeepsTheArmFromMovingIsHolding() {
        CommandRecord record =
                new CommandRecord(rig.time, new Announcer(rig.time, () -> {}), Rig.BALL, Optional.empty());
        Task task = new Task(record, CommandRequest.of(Rig.BALL), Rig.BALL);
        Occupant.Serving serving = new Occupant.Serving(task, 0);
        TaskMotion motion = new TaskMotion(new AtomicReference<>(serving), serving);

        assertThat(motion.step(moment()).activity()).isEqualTo(Activity.waiting("no plan yet"));
        task.follow(plan(rig.time.nanoTime()));
        assertThat(motion.step(moment()).activity()).isEqualTo(Activity.PLAN);
        task.follow(plan(rig.time.nanoTime() - 2_000_000_000L));
        assertThat(motion.step(moment()).activity().kind()).as("a stale plan").isEqualTo(Activity.Kind.HOLD);
        task.conclude(new Outcome.Succeeded("it is there"));
        assertThat(motion.step(moment()).activity()).isEqualTo(Activity.waiting("done"));
    }

    @Test
    void nothingIsThrownWhileTheArmHasToWaitForWhomeverItIs() {
        UUID id = begin(Duration.ofSeconds(20));
        rig.guard.ready(true);
        rig.policy.script(_ -> new PolicyStep.Done(true, "ready"));
        rig.ticks(10);
        rig.safety.pause("zone");
        rig.ticks(2);
        rig.guard.clear(true);
        CommandStatus end = rig.end(id, 2);
        assertThat(end.state()).isEqualTo(State.SUCCEEDED);
        assertThat(end.message()).isEqualTo("holding the ball, not thrown: zone: somebody is in the way");
    }

    private static Plan plan(long nanos) {
        ActionChunk chunk = new ActionChunk(
                nanos, 30, List.of(TestArms.HOME, TestArms.HOME), Phase.LIFT, OptionalDouble.empty(), "");
        return new Plan(chunk, "fake@1.0.0", Rig.BALL, nanos);
    }

    private Moment moment() {
        long nanos = rig.time.nanoTime();
        return new Moment().at(nanos, 1, TestArms.so101(), TestArms.state(TestArms.HOME), TestArms.HOME);
    }
}
