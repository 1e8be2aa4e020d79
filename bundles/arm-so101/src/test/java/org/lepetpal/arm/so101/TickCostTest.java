package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.timebase.SteppedTimebase;

/** What measuring and driving the arm leaves to the collector in each tick. The numbers are printed. */
class TickCostTest {
    private static final int TICKS = Integer.getInteger("arm.cost.ticks", 20_000);
    /** Where the machine is busy, the compiler that spares the objects comes late. */
    private static final int MOST_ROUNDS = 10;

    private static final JointAngles HOME = JointAngles.of(0, -98, 90, 50, 0, 10);
    /** What is measured goes to other threads: what has changed in it is made anew. */
    private static final long MOST_BYTES_MOVING = 1_024;

    private final SteppedTimebase time = new SteppedTimebase();
    private final Mirror wire = new Mirror();
    private So101Arm arm;

    @BeforeEach
    void connect() throws IOException {
        FakeChain fake = new FakeChain();
        ServoSetup.Facts facts = new ServoSetup(new ServoChain(fake, time)).run();
        wire.record(fake);
        ServoChain chain = new ServoChain(wire, time);
        Calibration calibration = Calibration.of(facts.stored());
        arm = new So101Arm(
                chain,
                calibration,
                () -> Map.of("home", HOME),
                new Feedback(chain, calibration.scales(), facts.speedUnits(), time),
                new Recovery(chain, time),
                new Pulse(time, (_, _) -> {}));
        arm.read();
        arm.move(HOME);
    }

    @Test
    void anArmThatStandsLeavesNothing() throws IOException {
        JointAngles[] goals = {HOME};
        assertThat(bytesPerTick("standing", goals, 1)).isZero();
    }

    @Test
    void anArmThatMovesCostsWhatIsToldOfIt() throws IOException {
        wire.moves = true;
        JointAngles[] goals = new JointAngles[100];
        for (int i = 0; i < goals.length; i++) {
            goals[i] = HOME.with(0, i * 0.5).with(2, 90 - i * 0.1);
        }
        ArmState before = arm.read();
        assertThat(bytesPerTick("moving", goals, MOST_BYTES_MOVING)).isLessThan(MOST_BYTES_MOVING);
        assertThat(arm.read().positions()).isNotEqualTo(before.positions());
    }

    /** The least of some rounds, or the first that is below {@code most}. */
    private long bytesPerTick(String what, JointAngles[] goals, long most) throws IOException {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(goals);
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && bytes >= most; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(goals);
            bytes = Math.min(bytes, (threads.getCurrentThreadAllocatedBytes() - before) / TICKS);
        }
        System.getLogger("cost").log(System.Logger.Level.INFO, "arm {0}: {1} bytes a tick", what, bytes);
        return bytes;
    }

    private void run(JointAngles[] goals) throws IOException {
        for (int i = 0; i < TICKS; i++) {
            arm.read();
            arm.move(goals[i % goals.length]);
        }
    }

    /** Says again what pretended servos said, from memory; all joints move where that is asked for. */
    private static final class Mirror implements Bus {
        private static final int FRAME = JointFeedback.LENGTH + StatusFrame.OVERHEAD;

        private byte[] feedback = {};
        private byte[] torque = {};
        private boolean moves;
        private int tick;

        void record(FakeChain servos) throws IOException {
            feedback = ask(servos, JointFeedback.FROM, JointFeedback.LENGTH);
            Register enable = Register.TORQUE_ENABLE;
            servos.exchange(new SyncWriteFrame(Joint.IDS, enable).with(new int[] {1, 1, 1, 1, 1, 1}), 0, Duration.ZERO);
            torque = ask(servos, enable.address(), enable.size());
        }

        private static byte[] ask(FakeChain servos, int address, int length) throws IOException {
            byte[] request = FeetechProtocol.syncRead(Joint.IDS, address, length);
            return servos.exchange(request, Joint.IDS.size() * (length + StatusFrame.OVERHEAD), Duration.ZERO);
        }

        @Override
        public byte[] exchange(byte[] request, int replyLength, Duration timeout) {
            throw new AssertionError("every tick brings its own memory");
        }

        @Override
        public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) {
            if (replyLength == feedback.length) {
                move();
                System.arraycopy(feedback, 0, reply, 0, replyLength);
            } else if (replyLength == torque.length) {
                System.arraycopy(torque, 0, reply, 0, replyLength);
            } else {
                // to where the joints stand, before torque comes on
                for (int i = 0; i < Joint.IDS.size() && replyLength > 0; i++) {
                    int size = replyLength / Joint.IDS.size();
                    System.arraycopy(feedback, i * FRAME, reply, i * size, size);
                    reply[i * size + 3] = (byte) (size - 4);
                    reply[(i + 1) * size - 1] = FeetechProtocol.checksum(reply, i * size + 2, (i + 1) * size - 1);
                }
            }
            return replyLength;
        }

        private void move() {
            tick++;
            for (int i = 0; moves && i < Joint.IDS.size(); i++) {
                int data = i * FRAME + 5;
                feedback[data] = (byte) tick;
                feedback[data + 2] = (byte) (tick % 20);
                feedback[data + FRAME - 6] = FeetechProtocol.checksum(feedback, i * FRAME + 2, data + FRAME - 6);
            }
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
