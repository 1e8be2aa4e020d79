package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.fault.Faults;
import org.lepetpal.simulation.fault.PowerOff;
import org.lepetpal.simulation.fault.VoltageSag;

/** Faults that the arm's body feels, and protections that its servos need against it. */
class FaultyArmTest {
    /** Degrees of one encoder step. */
    private static final double STEP = 360.0 / 4096;

    private static final int VOLTAGE_ALARM = 1;
    private static final int OVERLOAD_ALARM = 32;

    private final Faults faults = new Faults(() -> 0);
    private final World world = new World(1, Calibrations.standard(), faults);
    private final RawArm host = new RawArm(world);

    @BeforeEach
    void switchOn() {
        host.torqueOn();
        pass(0.1);
    }

    @Test
    void aSaggingSupplyRaisesTheAlarmInMotionAndEndsIt() {
        faults.inject(new VoltageSag(3.5));
        pass(0.2);
        assertThat(host.status(2)).isZero();
        host.goal(new double[] {80, -40, 40, 40, 60, 50});
        pass(0.1);
        assertThat(host.status(2)).isEqualTo(VOLTAGE_ALARM);
        assertThat(host.read(2, 62, 1)).isEqualTo(35);
        faults.clear();
        pass(2);
        assertThat(host.status(2)).isZero();
    }

    @Test
    void withoutPowerAStretchedArmFallsAndStaysLimpWhenItIsBack() {
        move(1.5, 0, 0, 0, 0, 0, 30);
        double high = world.state().arm().tip().z();
        int fault = faults.inject(new PowerOff());
        pass(1);
        assertThat(world.state().arm().tip().z()).isLessThan(high - 0.1);
        assertThat(world.state().arm().torque())
                .containsOnly(
                        Map.entry("shoulder_pan", false),
                        Map.entry("shoulder_lift", false),
                        Map.entry("elbow_flex", false),
                        Map.entry("wrist_flex", false),
                        Map.entry("wrist_roll", false),
                        Map.entry("gripper", false));
        faults.remove(fault);
        pass(1);
        assertThat(host.read(2, 40, 1)).isZero();
        assertThat(host.read(2, 55, 1)).isOne();
        assertThat(host.read(6, 48, 2)).isEqualTo(500);
    }

    @Test
    void aGripperThatIsHeldOpenTripsAndGivesWay() {
        world.lead(Map.of("gripper", 60.0), 0.5);
        pass(0.6);
        host.goal(new double[] {0, -98, 90, 50, 0, 0});
        pass(2.6);
        assertThat(host.status(6)).isEqualTo(OVERLOAD_ALARM);
        assertThat(Math.abs(host.gripperLoad())).isCloseTo(20, within(0.2));
        world.letGo();
        host.write(6, 40, 1);
        pass(1);
        assertThat(host.status(6)).isZero();
        assertThat(host.positions()[5]).isLessThan(5);
    }

    @Test
    void theSofterTheServoTheFartherItDroops() {
        move(1.5, 0, 0, 0, 0, 0, 30);
        host.write(2, 21, 8);
        pass(1);
        double soft = Math.abs(host.positions()[1]);
        host.write(2, 21, 32);
        pass(1);
        double stiff = Math.abs(host.positions()[1]);
        // Half the stiffness doubles the droop, but for dry friction and play, which hold what they can.
        assertThat(soft).isGreaterThan(5 * STEP);
        assertThat(stiff).isLessThan(soft - 2 * STEP);
    }

    private void move(double seconds, double... joints) {
        double[] from = host.positions();
        int ticks = (int) Math.round(seconds * 100);
        for (int i = 1; i <= ticks; i++) {
            double[] now = new double[joints.length];
            for (int k = 0; k < now.length; k++) {
                now[k] = from[k] + (joints[k] - from[k]) * i / ticks;
            }
            host.goal(now);
            pass(0.01);
        }
    }

    private void pass(double seconds) {
        for (int i = 0; i < Math.round(seconds * World.STEPS_PER_SECOND); i++) {
            world.step();
        }
    }
}
