package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeThrowGuard;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.RealTimebase;
import org.lepetpal.timebase.SteppedTimebase;

/** In real time, since a call that never returns needs a thread of its own. */
class PolicyWorkersTest {
    private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

    private final RealTimebase time = new RealTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final FakePolicy stubborn = FakePolicy.serving(List.of(Rig.BALL), this::hang);
    private final FakePolicy well = FakePolicy.serving(List.of(Rig.BALL), seen -> {
        asked.countDown();
        return Rig.moving(0.9).apply(seen);
    });
    private final PolicyWorkers workers = new PolicyWorkers(time, () -> worker(time));

    private PolicyWorker worker(Timebase on) {
        return new PolicyWorker(
                on,
                board,
                Optional::empty,
                () -> new Body(
                        Optional.of(TestArms.so101()),
                        Optional.of(TestArms.reading(on.nanoTime(), TestArms.HOME)),
                        Optional.empty()),
                new ThrowClearance(new FakeSafetyKernel(on), () -> Optional.of(new FakeThrowGuard()), 100),
                20);
    }

    @AfterEach
    void close() {
        released.countDown();
        workers.close();
        time.close();
    }

    @Test
    void aPolicyThatHeedsNoInterruptKeepsItsThreadAndNoCommand() throws InterruptedException {
        board.policy().with("stubborn", stubborn);
        Task first = task();
        workers.serve(first);
        assertThat(entered.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        board.policy().ahead("well", well, false);
        first.end();

        workers.serve(task());
        assertThat(asked.await(LIMIT_NANOS, TimeUnit.NANOSECONDS))
                .as("the next command is served")
                .isTrue();
        assertThat(workers.kept()).isEqualTo(1);

        released.countDown();
        await(() -> workers.kept() == 0);
        assertThat(stubborn.runs().getFirst().closed()).isTrue();
        assertThat(stubborn.runs().getFirst().seen()).as("not asked again").hasSize(1);
    }

    @Test
    void whatIsUnderWayGoesOnElsewhereWhereItIsToBeHandedOver() throws InterruptedException {
        board.policy().with("stubborn", stubborn);
        Task task = task();
        workers.serve(task);
        assertThat(entered.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        board.policy().ahead("well", well, true);

        await(() ->
                task.plan().filter(plan -> plan.policy().equals("well@1.0.0")).isPresent());
        assertThat(workers.kept()).isEqualTo(1);
        assertThat(task.record().status().policy()).contains("well@1.0.0");

        board.policy().clear();
        released.countDown();
        await(() -> workers.kept() == 0);
        assertThat(task.plan().orElseThrow().policy())
                .as("what comes too late counts for nothing")
                .isEqualTo("well@1.0.0");
        assertThat(stubborn.runs().getFirst().seen()).as("not asked again").hasSize(1);
        assertThat(stubborn.runs().getFirst().closed()).isTrue();
    }

    @Test
    void whatBeginsAnewWithAnotherArmMeanwhileIsServedElsewhere() throws InterruptedException {
        board.policy().with("stubborn", stubborn);
        Task task = task();
        workers.serve(task);
        assertThat(entered.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        board.policy().ahead("well", well, true);
        Task anew = task.anew();
        task.giveWayTo(anew);

        assertThat(asked.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        await(() -> anew.plan().isPresent());
        assertThat(workers.kept()).isEqualTo(1);
        anew.end();
    }

    @Test
    void whatNobodyWantsElsewhereStaysWhereItIs() throws InterruptedException {
        board.policy().with("stubborn", stubborn);
        Task task = task();
        workers.serve(task);
        assertThat(entered.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        board.policy().ahead("well", well, false);

        assertThat(asked.await(3, TimeUnit.SECONDS)).isFalse();
        assertThat(workers.kept()).isZero();
        released.countDown();
        await(() -> task.plan().isPresent());
        assertThat(task.plan().orElseThrow().policy()).isEqualTo("stubborn@1.0.0");
        task.end();
    }

    /** Neither a policy that does not return nor one that does not say what it serves is waited for before the other. */
    @Test
    void aPolicyThatDoesNotSayWhatItServesKeepsNobodyFromTheEnd() throws Exception {
        board.policy().with("stubborn", stubborn);
        workers.serve(task());
        assertThat(entered.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        CountDownLatch describing = new CountDownLatch(1);
        board.policy().ahead("mute", new Mute(describing), true);
        assertThat(describing.await(LIMIT_NANOS, TimeUnit.NANOSECONDS)).isTrue();

        assertThat(meanwhile(workers::kept)).as("health asks").isZero();
        meanwhile(() -> {
            workers.close();
            return true;
        });
        assertThat(released.getCount()).as("both still hang").isEqualTo(1);
    }

    /** A policy that hangs was waited for twice where the robot ends: as the arm goes home, and as the bundle stops. */
    @Test
    void whoIsClosedOnceIsNotWaitedForAgain() {
        List<String> closed = new ArrayList<>();
        Timebase counted = new Counted(new SteppedTimebase(), closed);
        PolicyWorkers some = new PolicyWorkers(counted, () -> worker(counted));
        some.close();
        some.close();
        assertThat(closed).containsExactlyInAnyOrder("policy-watch", "policy-worker");
    }

    /** Notes which workers are closed. */
    private record Counted(SteppedTimebase time, List<String> closed) implements Timebase, SteppedTime {
        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public long advance(Duration span) {
            return time.advance(span);
        }

        @Override
        public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
            return time.every(threadName, period, urgency, tick);
        }

        @Override
        public Worker worker(String threadName, int backlog) {
            Worker worker = time.worker(threadName, backlog);
            return new Worker() {
                @Override
                public void execute(Runnable task) {
                    worker.execute(task);
                }

                @Override
                public void after(Duration delay, Runnable task) {
                    worker.after(delay, task);
                }

                @Override
                public void close() {
                    closed.add(threadName);
                    worker.close();
                }
            };
        }
    }

    /** What somebody else gets who asks now, and has to get although policies hang. */
    private static <T> T meanwhile(Supplier<T> asking) throws Exception {
        return CompletableFuture.supplyAsync(asking).get(LIMIT_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Never says what it is. */
    private final class Mute implements Policy {
        private final CountDownLatch describing;

        Mute(CountDownLatch describing) {
            this.describing = describing;
        }

        @Override
        public PolicyDescription description() {
            describing.countDown();
            awaitRelease();
            return well.description();
        }

        @Override
        public PolicyRun begin(String instruction) {
            return well.begin(instruction);
        }
    }

    private PolicyStep hang(Observation seen) {
        entered.countDown();
        awaitRelease();
        return Rig.moving(0.9).apply(seen);
    }

    private void awaitRelease() {
        boolean interrupted = false;
        while (true) {
            try {
                released.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Task task() {
        CommandRecord record = new CommandRecord(time, new Announcer(time, () -> {}), Rig.BALL, Optional.empty());
        return new Task(record, CommandRequest.of(Rig.BALL), Rig.BALL);
    }

    private static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).isLessThan(LIMIT_NANOS);
            Thread.onSpinWait();
        }
    }
}
