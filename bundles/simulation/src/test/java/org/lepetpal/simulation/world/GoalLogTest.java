package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.servo.Baud;

class GoalLogTest {
    /** Degrees of one step of a servo; a goal is rounded to one. */
    private static final double STEP = 360.0 / 4096;

    private final World world = new World(1);
    private final RawArm host = new RawArm(world);

    @Test
    void theGoalOfALimpServoIsNoStride() {
        host.goal(new double[] {40, 0, 0, 0, 0, 50});
        assertThat(world.packetsAfter(0)).hasSize(1);
        assertThat(newest().strides()).hasSize(6).allSatisfy((_, stride) -> assertThat(stride)
                .isZero());
    }

    @Test
    void torqueLeadsFromWhereTheJointStands() {
        double stood = world.state().arm().joints().get("shoulder_pan");
        host.goal(new double[] {stood + 30, -98, 90, 70, 0, 10});
        host.write(1, 40, 1);
        assertThat(newest().strides().get("shoulder_pan")).isCloseTo(30, within(0.5));
        assertThat(newest().strides().get("shoulder_lift")).isZero();
    }

    @Test
    void eachPacketTellsHowFarItLed() {
        host.goal(new double[] {0, -98, 90, 70, 0, 10});
        host.torqueOn();
        host.goal(new double[] {0, -98, 90, 70, 0, 10});
        long before = newest().number();
        host.goal(new double[] {2, -98, 87, 70, 0, 13});
        world.step();
        host.goal(new double[] {2, -98, 87, 70, 0, 13});
        List<GoalPacket> told = world.packetsAfter(before);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().strides().get("shoulder_pan")).isCloseTo(2, within(STEP));
        assertThat(told.getFirst().strides().get("elbow_flex")).isCloseTo(-3, within(STEP));
        assertThat(told.getFirst().strides().get("gripper")).isCloseTo(3, within(0.1));
        assertThat(told.getLast().strides().values()).containsOnly(0.0);
        assertThat(told.getLast().seconds() - told.getFirst().seconds()).isCloseTo(0.001, within(1e-9));
    }

    @Test
    void packetsThatComeTogetherAreToldOneByOne() {
        host.torqueOn();
        host.goal(new double[] {0, -98, 90, 70, 0, 10});
        long before = newest().number();
        byte[] there = goal(1, 2048);
        byte[] back = goal(1, 2000);
        byte[] both = Arrays.copyOf(there, there.length + back.length);
        System.arraycopy(back, 0, both, there.length, back.length);
        world.hear(both, Baud.FASTEST);
        List<GoalPacket> told = world.packetsAfter(before);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().strides().get("shoulder_pan")).isCloseTo(-48 * STEP, within(1e-6));
    }

    /** A WRITE of register 42. */
    private static byte[] goal(int id, int steps) {
        byte[] frame = {(byte) 0xFF, (byte) 0xFF, (byte) id, 5, 3, 42, (byte) steps, (byte) (steps >> 8), 0};
        int sum = 0;
        for (int i = 2; i < frame.length - 1; i++) {
            sum += frame[i];
        }
        frame[frame.length - 1] = (byte) ~sum;
        return frame;
    }

    @Test
    void aRoomLaidOutAnewIsNoStrideOfTheHost() {
        host.torqueOn();
        double[] aside = {30, -60, 60, 40, 20, 40};
        host.goal(aside);
        long before = newest().number();
        world.reset(2, Optional.empty(), Optional.empty());
        host.goal(aside);
        assertThat(world.packetsAfter(before).getFirst().strides().values()).containsOnly(0.0);
    }

    @Test
    void onlyTheNewestAreKept() {
        host.torqueOn();
        for (int i = 0; i < GoalLog.KEPT; i++) {
            host.goal(new double[] {0, -98, 90, 70, 0, 10});
        }
        long first = world.packetsAfter(0).getFirst().number();
        assertThat(first).isGreaterThan(1);
        assertThat(newest().number() - first).isEqualTo(GoalLog.KEPT - 1);
    }

    private GoalPacket newest() {
        GoalPacket newest = world.packetsAfter(0).getLast();
        for (List<GoalPacket> more = world.packetsAfter(newest.number());
                !more.isEmpty();
                more = world.packetsAfter(newest.number())) {
            newest = more.getLast();
        }
        return newest;
    }
}
