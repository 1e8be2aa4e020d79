package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.timebase.SteppedTimebase;

/** A servo that protected itself gets its torque back when that moves nothing. */
class RecoveryTest {
    private static final String GRIPPER_ON = "fffffe068328010601" + "48";
    private static final String GRIPPER_OFF = "fffffe068328010600" + "49";

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeChain wire = new FakeChain();
    private Arm arm;
    private JointAngles where;

    @BeforeEach
    void hold() throws IOException {
        ServoChain chain = new ServoChain(wire, time);
        ServoSetup.Facts facts = new ServoSetup(chain).run();
        Calibration calibration = Calibration.of(facts.stored());
        Feedback feedback = new Feedback(chain, calibration.scales(), facts.speedUnits(), time);
        arm = new So101Arm(
                chain,
                calibration,
                TestFiles.noPoses()::all,
                feedback,
                new Recovery(chain, time),
                new Pulse(time, (_, _) -> {}));
        where = arm.read().positions();
        arm.move(where);
        wire.servos.get(6).alarm(0x20);
    }

    @Test
    void torqueIsSwitchedAnewOnceTheJointHasStoodBesideItsGoal() throws IOException {
        assertThat(ticks(19, where)).as("0.19 s").isEmpty();
        assertThat(ticks(3, where)).containsExactly(GRIPPER_ON);
        wire.servos.get(6).alarm(0);
        assertThat(ticks(500, where)).as("well again").isEmpty();
    }

    @Test
    void aServoThatTakesNoNoticeIsSwitchedOffAndOnEverMoreSeldom() throws IOException {
        assertThat(ticks(1000, where))
                .as("after 0.2, 1.2, 3.2 and 7.2 s")
                .containsExactly(GRIPPER_ON, GRIPPER_OFF, GRIPPER_ON, GRIPPER_OFF, GRIPPER_ON, GRIPPER_OFF, GRIPPER_ON);
    }

    @Test
    void aJointThatPushesIsLeftAlone() throws IOException {
        JointAngles closing = where.with(5, where.get(5) - 5);
        assertThat(ticks(200, closing)).isEmpty();
        assertThat(ticks(19, where)).as("eased").isEmpty();
        assertThat(ticks(3, where)).containsExactly(GRIPPER_ON);
    }

    @Test
    void whatNoTorqueCuresIsLeftAlone() throws IOException {
        wire.servos.get(6).alarm(0x05);
        assertThat(ticks(200, where)).as("supply and temperature").isEmpty();
        wire.servos.get(6).alarm(0x24);
        assertThat(ticks(200, where)).as("overload, and too hot").isEmpty();
    }

    /** So it is while the control loop is silent, and the watch holds the arm by what was known of it. */
    @Test
    void nothingIsSwitchedByAnOldReading() throws IOException {
        assertThat(ticks(10, where)).as("0.1 s").isEmpty();
        assertThat(blindTicks(500, where)).as("nobody looks").isEmpty();
        assertThat(ticks(19, where))
                .as("beside its goal once more, but for how long")
                .isEmpty();
        assertThat(ticks(3, where)).containsExactly(GRIPPER_ON);
    }

    /** The pauses between two tries grow from what was tried, not from when it was looked at again. */
    @Test
    void aServoThatWasTriedIsLeftAloneAlsoOverAGap() throws IOException {
        assertThat(ticks(22, where)).containsExactly(GRIPPER_ON);
        assertThat(blindTicks(10, where)).isEmpty();
        assertThat(ticks(80, where)).as("0.9 s after it was tried").isEmpty();
        assertThat(ticks(20, where)).containsExactly(GRIPPER_OFF, GRIPPER_ON);
    }

    /** @return what was sent to the torque switches while nobody measured */
    private List<String> blindTicks(int count, JointAngles goal) throws IOException {
        wire.requests.clear();
        for (int i = 0; i < count; i++) {
            time.advance(Duration.ofMillis(10));
            arm.move(goal);
        }
        return switches();
    }

    /** @return what was sent to the torque switches */
    private List<String> ticks(int count, JointAngles goal) throws IOException {
        wire.requests.clear();
        for (int i = 0; i < count; i++) {
            time.advance(Duration.ofMillis(10));
            // Something is in the way: the joint does not get to its goal.
            wire.servos.get(6).put(Register.GOAL_POSITION, 2200);
            wire.servos.get(6).turnTo(2200);
            arm.read();
            arm.move(goal);
        }
        return switches();
    }

    private List<String> switches() {
        return wire.requests.stream()
                .filter(request -> request.startsWith("fffffe0683" + "28"))
                .toList();
    }
}
