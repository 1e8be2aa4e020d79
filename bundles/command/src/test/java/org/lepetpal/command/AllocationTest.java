package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.time.Timebase.Beat;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestBeat;
import org.lepetpal.timebase.SteppedTimebase;

/** What the loop itself leaves behind in each tick, without what measuring and driving the arm take. */
final class AllocationTest {
    private static final int TICKS = Integer.getInteger("command.cost.ticks", 20_000);
    /** What a plan says for this moment, and what the arm is told by it. */
    private static final long MOST_BYTES_FOLLOWING = 256;
    /** Where the machine is busy, the compiler that spares the objects comes late. */
    private static final int MOST_ROUNDS = 10;

    private final SteppedTimebase time = new SteppedTimebase();
    private final AtomicReference<Occupant> place = new AtomicReference<>(Occupant.NOBODY);
    private final StillKernel kernel = new StillKernel();
    private final ControlLoop loop = new ControlLoop(
            time,
            kernel,
            new Interlock(Optional::empty, Optional::empty),
            place,
            new TickStats(10_000_000),
            100,
            new SecondLook(time, kernel, 100));

    @Test
    void aTickThatHoldsLeavesNothing() {
        assertThat(bytesPerTick(1)).as("bytes").isZero();
        assertThat(loop.latest().orElseThrow().activity().label()).isEqualTo("idle");
    }

    @Test
    void aTickThatFollowsAPlanAllocatesLittle() {
        CommandRecord record = new CommandRecord(time, new Announcer(time, () -> {}), Rig.BALL, Optional.empty());
        Task task = new Task(record, CommandRequest.of(Rig.BALL), Rig.BALL);
        List<JointAngles> targets = List.of(TestArms.HOME, TestArms.READY_TO_THROW);
        task.follow(new Plan(
                new ActionChunk(time.nanoTime(), 1, targets, Phase.APPROACH, OptionalDouble.empty(), ""),
                "test",
                Rig.BALL,
                time.nanoTime()));
        place.set(new Occupant.Serving(task, 0));
        assertThat(bytesPerTick(MOST_BYTES_FOLLOWING)).as("bytes").isLessThan(MOST_BYTES_FOLLOWING);
        assertThat(loop.latest().orElseThrow().activity().label()).isEqualTo("plan");
    }

    /** The least of some rounds, or the first that is less than {@code most}. */
    private long bytesPerTick(long most) {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run();
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && bytes >= most; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run();
            bytes = Math.min(bytes, (threads.getCurrentThreadAllocatedBytes() - before) / TICKS);
        }
        System.getLogger("cost").log(System.Logger.Level.INFO, "loop: {0} bytes a tick", bytes);
        return bytes;
    }

    private void run() {
        Beat beat = new TestBeat(time.nanoTime(), time.nanoTime(), 0);
        for (int i = 0; i < TICKS; i++) {
            kernel.nanos++;
            loop.tick(beat);
        }
    }

    /** Allocates nothing. */
    private static final class StillKernel implements SafetyKernel {
        private final Optional<ArmDescription> arm = Optional.of(TestArms.so101());
        private final Optional<JointAngles> told = Optional.of(TestArms.HOME);
        private final ArmState state = TestArms.state(TestArms.HOME);
        private final Verdict verdict = new Verdict(TestArms.HOME, List.of());
        private long nanos;

        @Override
        public Optional<ArmDescription> arm() {
            return arm;
        }

        @Override
        public long turnover() {
            return 0;
        }

        @Override
        public ArmState sense() {
            return state;
        }

        @Override
        public long sensedNanos() {
            return nanos;
        }

        @Override
        public Verdict drive(JointAngles target) {
            return verdict;
        }

        @Override
        public Optional<JointAngles> hold() {
            return told;
        }

        @Override
        public void halt() {
            // stands still anyway
        }

        @Override
        public void release() {
            throw new IllegalStateException("not asked for here");
        }

        @Override
        public List<Verdict.Finding> review(List<JointAngles> targets, double rateHz) {
            return List.of();
        }
    }
}
