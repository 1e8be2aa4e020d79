package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/** A worker whose task is given to another one says nothing more of it, however far it has come with its answer. */
class DismissalTest {
    private final SteppedTimebase stepped = new SteppedTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final Watched time = new Watched(stepped);
    private final Guard guard = new Guard();
    private final PolicyWorker worker = new PolicyWorker(
            time,
            board,
            Optional::empty,
            () -> new Body(
                    Optional.of(TestArms.so101()),
                    Optional.of(TestArms.reading(stepped.nanoTime(), TestArms.HOME)),
                    Optional.empty()),
            new ThrowClearance(new FakeSafetyKernel(stepped), () -> Optional.of(guard), 100),
            20);
    private final Task task = new Task(
            new CommandRecord(stepped, new Announcer(stepped, () -> {}), Rig.BALL, Optional.empty()),
            CommandRequest.of(Rig.BALL),
            Rig.BALL);
    private String told = "";

    /** Each time that it looks at the clock with an answer in its hands is a moment at which that may happen. */
    @ParameterizedTest
    @CsvSource({"0.9, 1", "0.9, 2", "0.9, 3", "0.1, 1", "0.1, 2", "0.1, 3"})
    void whatItHasThoughtOutIsNotSaidAfterwards(double confidence, int moment) {
        board.policy().with("fake", FakePolicy.serving(List.of(Rig.BALL), seen -> {
            time.atCall(moment, this::dismiss);
            return Rig.moving(confidence).apply(seen);
        }));
        worker.serve(task);
        stepped.advance(Duration.ofMillis(1));
        assertThat(told).as("dismissed").isNotEmpty();
        assertThat(all()).isEqualTo(told);
    }

    @Test
    void aThrowThatIsDecidedAfterwardsIsNotSaidEither() {
        FakePolicy ready = FakePolicy.serving(List.of(Rig.BALL), seen -> new PolicyStep.Done(true, "ready"));
        board.policy().with("fake", ready);
        long decided = stepped.nanoTime() + 1_000_000_000;
        guard.meanwhile = () -> {
            if (stepped.nanoTime() >= decided) {
                dismiss();
            }
        };
        worker.serve(task);
        stepped.advance(Duration.ofMillis(1_500));
        assertThat(told).as("dismissed").isNotEmpty();
        assertThat(all()).isEqualTo(told);
        assertThat(ready.runs().getFirst().closed()).isTrue();
    }

    private void dismiss() {
        if (told.isEmpty()) {
            worker.dismiss();
            told = all();
        }
    }

    /** All that was said of the task, but for how old it is. */
    private String all() {
        return task.plan() + " " + task.doubtfulSince() + " " + task.outcome() + " "
                + task.record().status().state() + " " + task.record().status().message();
    }

    /** Lets somebody act while the clock is looked at. */
    private static final class Watched implements Timebase {
        private final Timebase time;
        private Runnable meanwhile = () -> {};
        private int left;

        Watched(Timebase time) {
            this.time = time;
        }

        /** At so many looks from now. */
        void atCall(int number, Runnable action) {
            left = number;
            meanwhile = action;
        }

        @Override
        public long nanoTime() {
            if (--left == 0) {
                meanwhile.run();
            }
            return time.nanoTime();
        }

        @Override
        public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
            return time.every(threadName, period, urgency, tick);
        }

        @Override
        public Worker worker(String threadName, int backlog) {
            return time.worker(threadName, backlog);
        }
    }

    /** Is never ready, so that the ball is kept after a second. */
    private static final class Guard implements ThrowGuard {
        private Runnable meanwhile = () -> {};

        @Override
        public Answer readyToThrow() {
            meanwhile.run();
            return new Answer(false, "not yet");
        }

        @Override
        public Answer workspaceClear() {
            return new Answer(true, "");
        }
    }
}
