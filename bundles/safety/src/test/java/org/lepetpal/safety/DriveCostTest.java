package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;
import org.lepetpal.arm.so101.So101Kinematics;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/**
 * What the kernel's part of a tick costs, with the SO-101's geometry. {@code -Dsafety.cost.calls=200000} measures longer; the
 * numbers are printed.
 */
class DriveCostTest {
    private static final int CALLS = Integer.getInteger("safety.cost.calls", 20_000);
    private static final JointAngles MIDDLE = JointAngles.of(0, -60, 60, -10, 0, 40);
    private static final long MOST_BYTES_DRIVING = 384;
    private static final Duration TICK = Duration.ofMillis(10);
    /** Where the machine is busy, the compiler that spares objects comes late. */
    private static final int MOST_ROUNDS = 10;

    private final SteppedTimebase time = new SteppedTimebase();
    private final ObedientArm arm = new ObedientArm(time);
    private final JointAngles[] swing = new JointAngles[1_000];
    private RuleKernel kernel;
    /** Kept, so that it has to be made where it is made. */
    private Optional<ArmDescription> asked = Optional.empty();

    @BeforeEach
    void connect() {
        Optional<Kinematics> geometry = Optional.of(new So101Kinematics());
        FakeSight sight = new FakeSight();
        RuleBook book = new RuleBook(Rig.DEFAULTS, () -> geometry, sight::latest);
        StopLatch latch = new StopLatch(Clock.systemUTC(), () -> false);
        kernel = new RuleKernel(new OneArm(arm), book, latch, new LoopWatch(5), time);
        // Fast enough that the way to rest has to be looked at.
        for (int i = 0; i < swing.length; i++) {
            double turn = 2 * Math.PI * i / swing.length;
            swing[i] = MIDDLE.with(0, 40 * Math.sin(5 * turn)).with(1, -60 + 10 * Math.sin(8 * turn));
        }
    }

    @Test
    void driving() throws IOException {
        assertThat(bytesPerTick("driving", this::drive, MOST_BYTES_DRIVING)).isLessThan(MOST_BYTES_DRIVING);
    }

    @Test
    void holding() throws IOException {
        kernel.sense();
        kernel.drive(MIDDLE);
        assertThat(bytesPerTick("holding", _ -> kernel.hold(), 1)).isZero();
    }

    @Test
    void beingDrivenToWhereItIs() throws IOException {
        kernel.sense();
        kernel.drive(MIDDLE);
        assertThat(bytesPerTick("driven to where it is", _ -> kernel.drive(MIDDLE), 1))
                .isZero();
    }

    private void drive(int tick) throws IOException {
        kernel.drive(swing[tick % swing.length]);
    }

    /** The least of some rounds, or the first that is less than {@code most}. */
    private long bytesPerTick(String what, Part part, long most) throws IOException {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(part);
        long least = Long.MAX_VALUE;
        double micros = 0;
        for (int round = 0; round < MOST_ROUNDS && least >= most; round++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long nanos = threads.getCurrentThreadCpuTime();
            run(part);
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - bytes) / CALLS);
            micros = (threads.getCurrentThreadCpuTime() - nanos) / 1e3 / CALLS;
        }
        System.getLogger("cost")
                .log(System.Logger.Level.INFO, "{0}: {1} bytes, {2} us of CPU a tick", what, least, micros);
        assertThat(micros).as("microseconds a tick").isLessThan(500);
        return least;
    }

    private void run(Part part) throws IOException {
        for (int i = 0; i < CALLS; i++) {
            time.advance(TICK);
            arm.measure();
            asked = kernel.arm();
            kernel.sense();
            part.of(i);
        }
    }

    private interface Part {
        void of(int tick) throws IOException;
    }

    /** Has the one arm, for good; allocates nothing. */
    private static final class OneArm implements Slot<Arm>, Station<Arm> {
        private final Optional<Arm> arm;

        OneArm(Arm arm) {
            this.arm = Optional.of(arm);
        }

        @Override
        public Optional<Lease<Arm>> take() {
            throw new AssertionError("a tick needs no lease");
        }

        @Override
        public List<Lease<Arm>> takeAll() {
            throw new AssertionError("a tick needs no lease");
        }

        @Override
        public Station<Arm> station() {
            return this;
        }

        @Override
        public Optional<Arm> enter() {
            return arm;
        }

        @Override
        public Candidate candidate() {
            return new Candidate(SlotName.ARM, "test", "1.0.0", "org.lepetpal.test", 0, false, true);
        }

        @Override
        public void leave() {
            // it stays
        }

        @Override
        public void close() {
            // for good
        }
    }

    /** Is where it was sent, and allocates nothing while it is asked. */
    private static final class ObedientArm implements Arm {
        private final SteppedTimebase time;
        private final ArmDescription description = TestArms.so101();
        private JointAngles goal = MIDDLE;
        private ArmState state = TestArms.state(MIDDLE);
        private long measuredNanos;

        ObedientArm(SteppedTimebase time) {
            this.time = time;
        }

        void measure() {
            measuredNanos = time.nanoTime();
            if (state.positions() != goal) {
                state = new ArmState(goal, state.joints());
            }
        }

        @Override
        public ArmDescription description() {
            return description;
        }

        @Override
        public ArmState read() {
            return state;
        }

        @Override
        public long measuredNanos() {
            return measuredNanos;
        }

        @Override
        public JointAngles move(JointAngles target) {
            goal = target;
            return target;
        }

        @Override
        public void release() {
            // stands anyway
        }
    }
}
