package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.timebase.SteppedTimebase;

/** Whoever judges packets has to find each that breaks a limit, or the plans that he lets pass prove nothing. */
class PacketInspectorTest {
    private static final int[] MIDDLES = {2051, 2040, 2058, 2044, 2047, 2645};
    private static final int ALL = 0xFE;
    private static final double DEGREE = 4095 / 360.0;

    private final SteppedTimebase time = new SteppedTimebase();
    private final StopLatch latch = new StopLatch(Clock.systemUTC(), () -> false);
    private final PacketInspector inspector = WildRobot.inspector(latch, time);
    /** Where the arm stands: upright, half open. */
    private final int[] where = MIDDLES.clone();

    private int celsius = 30;

    @BeforeEach
    void power() {
        inspector.serving(true);
        tick();
        inspector.sent(goals(where));
        inspector.sent(switches(1));
        assertThat(inspector.broken()).isEmpty();
    }

    @Test
    void anArmThatIsLedSlowlyWithinItsLimitsBreaksNone() {
        for (int i = 0; i < 100; i++) {
            lead(0, 1);
        }
        assertThat(inspector.broken()).isEmpty();
        assertThat(inspector.packets()).isEqualTo(102);
    }

    @Test
    void aJointThatIsLedBeyondWhatTheOperatorAllows() {
        lead(0, 4, 150);
        assertThat(inspector.broken()).first().asString().startsWith("shoulder_pan: it leaves its limits -60.0..45.0");
    }

    /** Which its servo would not take. */
    @Test
    void aJointThatIsToldToGoOutsideOfItsCalibratedRange() {
        lead(5, -4, 100);
        assertThat(inspector.broken()).isEmpty();
        lead(5, -4, 100);
        assertThat(inspector.broken()).first().asString().contains("outside of its calibrated 2019…3271");
    }

    @Test
    void anArmThatIsLedIntoTheTable() {
        lead(1, 4, 128);
        assertThat(inspector.broken()).first().asString().startsWith("table: ");
    }

    @Test
    void anArmThatIsLedIntoABox() {
        lead(0, -5, (int) (30 * DEGREE / 5));
        assertThat(inspector.broken()).isEmpty();
        lead(3, 4, (int) (40 * DEGREE / 4));
        assertThat(inspector.broken()).first().asString().startsWith("keep-out: ");
    }

    @Test
    void aHotArmThatIsLedFurtherFromHome() {
        lead(0, 1, 100);
        celsius = 65;
        lead(0, -1, 50);
        assertThat(inspector.broken()).as("towards home").isEmpty();
        lead(0, 1, 2);
        assertThat(inspector.broken()).as("as far as rounding goes").isEmpty();
        lead(0, 1, 20);
        assertThat(inspector.broken()).first().asString().startsWith("shoulder_pan: it is hot, and led from ");
    }

    @Test
    void aHotArmThatBrakesIsNotLedAway() {
        for (int step : new int[] {2, 4, 6, 8, 10, 12, 10, 8, 6, 4, 2, 0}) {
            celsius = step == 12 ? 66 : celsius;
            lead(0, step);
        }
        assertThat(inspector.broken()).isEmpty();
    }

    @Test
    void whatAStopLeadsOn() {
        lead(0, 4, 10);
        latch.stop(StopCategory.POWER_KEPT, "a test");
        lead(0, 4);
        assertThat(inspector.broken()).first().asString().contains("a stop drives on");
    }

    /** So many ticks. */
    private void lead(int joint, int steps, int ticks) {
        // As fast as that from the beginning on is too much for an arm that stands.
        for (int i = 1; i < Math.abs(steps); i++) {
            lead(joint, Integer.signum(steps) * i);
        }
        for (int i = 0; i < ticks; i++) {
            lead(joint, steps);
        }
        for (int i = Math.abs(steps) - 1; i > 0; i--) {
            lead(joint, Integer.signum(steps) * i);
        }
        lead(joint, 0);
    }

    /** A tick in which a joint goes on by so many steps, and gets there. */
    private void lead(int joint, int steps) {
        time.advance(Duration.ofMillis(10));
        tick();
        where[joint] += steps;
        inspector.sent(goals(where));
    }

    /** All is measured. */
    private void tick() {
        byte[] request = packet(ALL, 0x82, 56, 15, 1, 2, 3, 4, 5, 6);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        for (int servo = 1; servo <= 6; servo++) {
            int steps = where[servo - 1];
            reply.writeBytes(packet(servo, 0, steps & 0xFF, steps >> 8, 0, 0, 0, 0, 121, celsius, 0, 0, 0, 0, 0, 0, 0));
        }
        inspector.sent(request);
        inspector.came(request, reply.toByteArray(), reply.size());
    }

    private static byte[] goals(int[] steps) {
        int[] parameters = new int[2 + 3 * steps.length];
        parameters[0] = 42;
        parameters[1] = 2;
        for (int i = 0; i < steps.length; i++) {
            parameters[2 + 3 * i] = i + 1;
            parameters[3 + 3 * i] = steps[i] & 0xFF;
            parameters[4 + 3 * i] = steps[i] >> 8;
        }
        return packet(ALL, 0x83, parameters);
    }

    private static byte[] switches(int torque) {
        return packet(ALL, 0x83, 40, 1, 1, torque, 2, torque, 3, torque, 4, torque, 5, torque, 6, torque);
    }

    private static byte[] packet(int id, int instruction, int... parameters) {
        byte[] bytes = new byte[parameters.length + 6];
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xFF;
        bytes[2] = (byte) id;
        bytes[3] = (byte) (parameters.length + 2);
        bytes[4] = (byte) instruction;
        int sum = 0;
        for (int i = 0; i < parameters.length; i++) {
            bytes[5 + i] = (byte) parameters[i];
        }
        for (int i = 2; i < bytes.length - 1; i++) {
            sum += bytes[i];
        }
        bytes[bytes.length - 1] = (byte) ~sum;
        return bytes;
    }
}
