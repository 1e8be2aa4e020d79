package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.State;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.RealTimebase;
import org.lepetpal.timebase.SteppedTimebase;

/** The end of the process and of the bundle, in real time: that is where threads have to end. */
class ShutdownTest {
    /** For what takes seconds: no measure of how fast a machine is. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    /** What the longest way home may take, and what the policy still drives until it is told to end. */
    private static final int MOST_TICKS = 320 + 80;

    @Test
    void goesHomeFromNearReleasesThereAndLeavesNoThread() throws Exception {
        FakeSafetyKernel safety = stopAt(JointAngles.of(10, -90, 80, 50, 0, 20));
        assertThat(safety.driven().getLast()).isEqualTo(TestArms.HOME);
        assertThat(safety.released()).isTrue();
    }

    /** 195 degrees of the shoulder: more than the pace of every day brings home in time. */
    @Test
    void farFromHomeItHurriesAndIsReleasedThereToo() throws Exception {
        AtomicInteger before = new AtomicInteger();
        FakeSafetyKernel safety = stopAt(
                JointAngles.of(100, 95, -90, -90, 120, 20),
                kernel -> before.set(kernel.driven().size()));
        assertThat(safety.driven().getLast()).isEqualTo(TestArms.HOME);
        assertThat(safety.released()).isTrue();
        assertThat(safety.driven().size() - before.get())
                .as("ticks that the way took; a machine that is busy takes fewer, and longer steps")
                .isLessThanOrEqualTo(MOST_TICKS);
    }

    @Test
    void whereSafetyForbidsTheHurryItTakesTheSlowestWay() throws Exception {
        FakeSafetyKernel safety = new FakeSafetyKernel(new SteppedTimebase());
        safety.refuseReview("velocity");
        JointAngles far = TestArms.HOME.with(1, 100);
        Body body = new Body(safety.arm(), Optional.of(TestArms.reading(0, far)), Optional.empty());
        Ways ways = new Ways(safety, () -> body, 100);
        assertThat(ways.home(2.2, 2.7, 3.2).orElseThrow().seconds(200)).isCloseTo(3.2, within(1e-9));
        safety.allow();
        assertThat(ways.home(2.2, 2.7, 3.2).orElseThrow().seconds(200)).isCloseTo(2.2, within(1e-9));
        assertThat(ways.home(1.5)).as("200 degrees in 1.5 s").isEmpty();
    }

    @Test
    void anArmThatMayNotMoveStaysHeld() throws Exception {
        FakeSafetyKernel safety = stopAt(Rig.OUT, kernel -> kernel.refuse("zone"));
        assertThat(safety.released()).isFalse();
        assertThat(safety.holds()).isPositive();
    }

    @Test
    void inSteppedTimeNobodyWaits() {
        Rig rig = new Rig();
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.close();
        assertThat(rig.state(id)).isEqualTo(State.ABORTED);
        assertThat(rig.refusal(Rig.BALL).details()).containsEntry("reason", "stopping");
    }

    @Test
    void aLoopThatGoesAloneHaltsTheArmWhereItIs() throws Exception {
        FakeSafetyKernel safety = stopAt(Rig.OUT, kernel -> {}, CommandCentre::close);
        assertThat(safety.halts()).isEqualTo(1);
        assertThat(safety.released()).isFalse();
        assertThat(safety.driven()).doesNotContain(TestArms.HOME);
    }

    /** It hangs until the test lets it go. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(HangingPolicy.In.class)
    void aPolicyThatHangsHoldsUpNeitherTheWayHomeNorTheEnd(HangingPolicy.In where) throws Exception {
        HangingPolicy policy = new HangingPolicy(where);
        try (RealTimebase time = new RealTimebase()) {
            FakeSafetyKernel safety = new FakeSafetyKernel(time);
            safety.fakeArm().place(JointAngles.of(10, -90, 80, 50, 0, 20));
            FixedSwitchboard board = new FixedSwitchboard();
            board.policy().with("hanging", policy);
            CommandCentre centre = centre(time, board, safety);
            submitOnceReady(centre);
            assertThat(policy.awaitQuestion()).isTrue();
            CompletableFuture.runAsync(() -> {
                        centre.park(GENEROUS);
                        centre.close();
                    })
                    .get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
            assertThat(policy.hangs()).as("it was not waited for").isTrue();
            assertThat(safety.released()).isTrue();
        } finally {
            policy.release();
        }
    }

    private static FakeSafetyKernel stopAt(JointAngles where) throws InterruptedException, CommandRefused {
        return stopAt(where, kernel -> {});
    }

    private static FakeSafetyKernel stopAt(JointAngles where, Consumer<FakeSafetyKernel> before)
            throws InterruptedException, CommandRefused {
        return stopAt(where, before, centre -> {
            centre.park(GENEROUS);
            centre.close();
        });
    }

    private static FakeSafetyKernel stopAt(
            JointAngles where, Consumer<FakeSafetyKernel> before, Consumer<CommandCentre> end)
            throws InterruptedException, CommandRefused {
        try (RealTimebase time = new RealTimebase()) {
            FakeSafetyKernel safety = new FakeSafetyKernel(time);
            safety.fakeArm().place(where);
            FixedSwitchboard board = new FixedSwitchboard();
            CountDownLatch asked = new CountDownLatch(1);
            FakePolicy policy = FakePolicy.serving(List.of(Rig.BALL), seen -> {
                asked.countDown();
                return Rig.moving(0.1).apply(seen);
            });
            board.policy().with("fake", policy);
            CommandCentre centre = centre(time, board, safety);
            UUID id = submitOnceReady(centre);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            before.accept(safety);
            end.accept(centre);
            assertThat(centre.commands().status(id).orElseThrow().state()).isEqualTo(State.ABORTED);
            assertThat(policy.runs().getFirst().closed()).isTrue();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("control-loop", "policy-worker", "command-news");
            return safety;
        }
    }

    private static CommandCentre centre(RealTimebase time, FixedSwitchboard board, FakeSafetyKernel safety) {
        return new CommandCentre(
                time,
                board,
                safety,
                new Surroundings(Optional::empty, Optional::empty, Optional::empty, Optional::empty),
                new CommandStore(time, new FakeArchive()),
                100,
                15);
    }

    private static UUID submitOnceReady(CommandCentre centre) throws CommandRefused {
        while (centre.telemetry().latest().isEmpty()) {
            Thread.onSpinWait();
        }
        return centre.commands().submit(CommandRequest.of(Rig.BALL));
    }
}
