package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.testkit.FakePolicy;

/** A policy that takes a running command over from another. */
class HandOverTest {
    private final Rig rig = new Rig();
    private final FakePolicy other = FakePolicy.serving(List.of(Rig.BALL), HandOverTest::back);

    @AfterEach
    void close() {
        rig.close();
    }

    /** Goes at once, and steadily, where the first joint is at -30°. */
    private static PolicyStep back(Observation seen) {
        JointAngles there = Rig.OUT.with(0, -30);
        List<JointAngles> targets = List.of(there, there);
        return new PolicyStep.Move(
                new ActionChunk(seen.nanos(), 10, targets, Phase.GRASP, OptionalDouble.empty(), "back"));
    }

    private List<Double> follow(int ticks) {
        List<Double> asked = new ArrayList<>();
        for (int i = 0; i < ticks; i++) {
            rig.ticks(1);
            asked.add(rig.centre
                    .telemetry()
                    .latest()
                    .flatMap(sample -> sample.verdict())
                    .orElseThrow()
                    .sent()
                    .get(0));
        }
        return asked;
    }

    @Test
    void aCommandEndsOnThePolicyThatItBeganWith() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(50);
        rig.board.policy().ahead("other", other, false);
        rig.ticks(50);
        assertThat(other.runs()).isEmpty();
        assertThat(rig.status(id).policy()).contains("fake@1.0.0");
    }

    @Test
    void itIsHandedOverWithTheNextPlanAndJoinedWithoutAJump() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(50);
        double before = follow(1).getFirst();
        rig.board.policy().ahead("other", other, true);
        List<Double> way = follow(60);
        assertThat(rig.status(id).policy()).contains("other@1.0.0");
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.policy.runs()).singleElement().satisfies(run -> assertThat(run.closed())
                .isTrue());
        assertThat(way.getLast()).isEqualTo(-30);
        double last = before;
        double range = Math.abs(before) + 30;
        for (double asked : way) {
            // The steepest part of the passage, and what the old plan still moves meanwhile.
            assertThat(Math.abs(asked - last)).isLessThan(range * 1.5 * 0.01 / 0.3 + 1);
            last = asked;
        }
    }

    @Test
    void whoCannotBeginLeavesTheCommandWhereItWas() {
        FakePolicy deaf = FakePolicy.serving(List.of(Rig.TREAT), HandOverTest::back);
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(50);
        rig.board.policy().ahead("deaf", deaf, true);
        rig.ticks(50);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).policy()).contains("fake@1.0.0");
        assertThat(deaf.runs()).isEmpty();
    }

    /** The switchboard wakes a policy that owes its answer for too long, and puts another one in its place. */
    @Test
    void whoIsGivenUpLeavesItsCommandToWhoTakesItsPlace() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(50);
        rig.policy.script(seen -> {
            rig.board.policy().ahead("other", other, true);
            throw new CancellationException("woken");
        });
        rig.ticks(50);
        assertThat(rig.state(id)).isEqualTo(State.EXECUTING);
        assertThat(rig.status(id).policy()).contains("other@1.0.0");
        assertThat(other.runs()).hasSize(1);
    }

    @Test
    void whereNobodyTakesItsPlaceTheCommandEnds() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(50);
        rig.policy.script(seen -> {
            throw new CancellationException("woken");
        });
        rig.ticks(50);
        assertThat(rig.status(id).error().orElseThrow().code()).isEqualTo("policy_error");
    }

    @Test
    void whatTheLoopDidIsToldTickByTick() {
        long from = rig.time.nanoTime();
        rig.submit(Rig.BALL);
        rig.ticks(50);
        long until = rig.time.nanoTime();
        rig.ticks(10);
        LoopStretch stretch = rig.centre.telemetry().stretch(from + 1, until);
        assertThat(stretch).isEqualTo(new LoopStretch(50, 0, 0, 0));
        assertThat(rig.centre.telemetry().stretch(until + 1, from)).isEqualTo(LoopStretch.NONE);
    }
}
