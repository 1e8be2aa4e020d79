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
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
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
    private static final long MOST_BYTES_DRIVING = 768;
    private static final long MOST_BYTES_HOLDING = 448;

    private final SteppedTimebase time = new SteppedTimebase();
    private final ObedientArm arm = new ObedientArm(time);
    private final JointAngles[] swing = new JointAngles[1_000];
    private RuleKernel kernel;

    @BeforeEach
    void connect() {
        So101Kinematics geometry = new So101Kinematics();
        FakeSight sight = new FakeSight();
        RuleBook book = new RuleBook(Rig.DEFAULTS, () -> Optional.of(geometry), sight::latest);
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
        assertThat(bytesPerTick("driving", this::drive)).isLessThan(MOST_BYTES_DRIVING);
    }

    @Test
    void holding() throws IOException {
        kernel.sense();
        kernel.drive(MIDDLE);
        assertThat(bytesPerTick("holding", _ -> kernel.hold())).isLessThan(MOST_BYTES_HOLDING);
    }

    private void drive(int tick) throws IOException {
        kernel.drive(swing[tick % swing.length]);
    }

    private long bytesPerTick(String what, Part part) throws IOException {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(part);
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        run(part);
        long perTick = (threads.getCurrentThreadAllocatedBytes() - bytes) / CALLS;
        double micros = (threads.getCurrentThreadCpuTime() - nanos) / 1e3 / CALLS;
        System.getLogger("cost")
                .log(System.Logger.Level.INFO, "{0}: {1} bytes, {2} us of CPU a tick", what, perTick, micros);
        assertThat(micros).as("microseconds a tick").isLessThan(500);
        return perTick;
    }

    private void run(Part part) throws IOException {
        for (int i = 0; i < CALLS; i++) {
            time.advance(Duration.ofMillis(10));
            arm.measure();
            kernel.sense();
            part.of(i);
        }
    }

    private interface Part {
        void of(int tick) throws IOException;
    }

    /** Lends the one arm; allocates nothing. */
    private static final class OneArm implements Slot<Arm> {
        private final Optional<Lease<Arm>> lease;

        OneArm(Arm arm) {
            lease = Optional.of(new Lease<>() {
                @Override
                public Arm service() {
                    return arm;
                }

                @Override
                public Candidate candidate() {
                    throw new AssertionError("nobody asks for that here");
                }

                @Override
                public void close() {
                    // lent for good
                }
            });
        }

        @Override
        public Optional<Lease<Arm>> take() {
            return lease;
        }

        @Override
        public List<Lease<Arm>> takeAll() {
            return List.of(lease.orElseThrow());
        }
    }

    /** Is where it was sent, and allocates nothing while it is asked. */
    private static final class ObedientArm implements Arm {
        private final SteppedTimebase time;
        private final ArmDescription description = TestArms.so101();
        private JointAngles goal = MIDDLE;
        private ArmReading reading = TestArms.reading(0, MIDDLE);

        ObedientArm(SteppedTimebase time) {
            this.time = time;
        }

        void measure() {
            reading = new ArmReading(time.nanoTime(), goal, reading.joints());
        }

        @Override
        public ArmDescription description() {
            return description;
        }

        @Override
        public ArmReading read() {
            return reading;
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
