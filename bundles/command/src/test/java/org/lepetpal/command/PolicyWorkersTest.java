package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeThrowGuard;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.RealTimebase;

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
    private final PolicyWorkers workers = new PolicyWorkers(
            time,
            () -> new PolicyWorker(
                    time,
                    board,
                    Optional::empty,
                    () -> new Body(
                            Optional.of(TestArms.so101()),
                            Optional.of(TestArms.reading(time.nanoTime(), TestArms.HOME)),
                            Optional.empty()),
                    new ThrowClearance(new FakeSafetyKernel(time), () -> Optional.of(new FakeThrowGuard()), 100),
                    20));

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

    private PolicyStep hang(Observation seen) {
        entered.countDown();
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
        return Rig.moving(0.9).apply(seen);
    }

    private Task task() {
        CommandRecord record = new CommandRecord(time, new Announcer(time), Rig.BALL, Optional.empty());
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
