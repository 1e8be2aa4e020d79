package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.time.Timebase;

/** Measures all joints in one transaction: the registers from present position to present current. */
final class Feedback {
    private static final int FROM = Register.PRESENT_POSITION.address();
    private static final int LENGTH = Register.PRESENT_CURRENT.address() + Register.PRESENT_CURRENT.size() - FROM;
    private static final double PERCENT_PER_LOAD = 0.1;
    private static final double VOLTS_PER_UNIT = 0.1;
    private static final double AMPERES_PER_UNIT = 0.0065;

    private final ServoChain chain;
    private final Scales scales;
    private final List<Integer> speedUnits;
    private final Timebase time;

    /** @param speedUnits steps per second that one unit of each servo's velocity register stands for */
    Feedback(ServoChain chain, Scales scales, List<Integer> speedUnits, Timebase time) {
        this.chain = chain;
        this.scales = scales;
        this.speedUnits = List.copyOf(speedUnits);
        this.time = time;
    }

    ArmReading read(Deadline deadline) throws IOException {
        List<StatusFrame> frames = chain.syncRead(Joint.IDS, FROM, LENGTH, deadline);
        long now = time.nanoTime();
        int[] steps = new int[frames.size()];
        List<JointReading> joints = new ArrayList<>(frames.size());
        for (int i = 0; i < steps.length; i++) {
            StatusFrame frame = frames.get(i);
            steps[i] = value(frame, Register.PRESENT_POSITION);
            joints.add(joint(frame, scales.get(i).unitsPerStep() * speedUnits.get(i)));
        }
        return new ArmReading(now, scales.angles(steps), joints);
    }

    /** LeRobot ignores the alarm bits of a sync read, so that an overloaded servo goes unnoticed; here they count. */
    private static JointReading joint(StatusFrame frame, double unitsPerSpeed) {
        return new JointReading(
                value(frame, Register.PRESENT_VELOCITY) * unitsPerSpeed,
                Math.clamp(value(frame, Register.PRESENT_LOAD) * PERCENT_PER_LOAD, -100, 100),
                value(frame, Register.PRESENT_VOLTAGE) * VOLTS_PER_UNIT,
                value(frame, Register.PRESENT_TEMPERATURE),
                value(frame, Register.PRESENT_CURRENT) * AMPERES_PER_UNIT,
                value(frame, Register.STATUS) | frame.faults());
    }

    private static int value(StatusFrame frame, Register register) {
        return register.decode(frame.data(), FROM);
    }
}
