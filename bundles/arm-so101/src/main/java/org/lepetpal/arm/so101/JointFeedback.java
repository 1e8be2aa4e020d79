package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * What one servo measures, from its registers. It makes a new reading only when the servo says something else than last time: an
 * arm that stands still leaves nothing to the collector. Of one caller at a time.
 */
final class JointFeedback {
    /** First register of what is read; position comes first and is told apart from the rest. */
    static final int FROM = Register.PRESENT_POSITION.address();

    static final int LENGTH = Register.PRESENT_CURRENT.address() + Register.PRESENT_CURRENT.size() - FROM;

    private static final double PERCENT_PER_LOAD = 0.1;
    private static final double VOLTS_PER_UNIT = 0.1;
    private static final double AMPERES_PER_UNIT = 0.0065;

    private final double unitsPerSpeed;
    /** What it said last, behind its position. */
    private final byte[] said = new byte[LENGTH - Register.PRESENT_POSITION.size()];

    private int alarms;
    private int steps;
    private JointReading reading = new JointReading(0, 0, 0, 0, 0, 0);

    /** @param unitsPerSpeed joint units per second that one unit of the velocity register stands for */
    JointFeedback(double unitsPerSpeed) {
        this.unitsPerSpeed = unitsPerSpeed;
    }

    /**
     * Takes its answer.
     *
     * @param index of this servo among those who were asked
     * @return whether {@link #reading()} is another one now
     */
    boolean hear(Answers answers, int index) {
        steps = answers.value(index, Register.PRESENT_POSITION, FROM);
        int faults = answers.faults(index);
        if (faults == alarms && answers.says(index, Register.PRESENT_POSITION.size(), said)) {
            return false;
        }
        alarms = faults;
        answers.copy(index, Register.PRESENT_POSITION.size(), said);
        reading = new JointReading(
                value(Register.PRESENT_VELOCITY) * unitsPerSpeed,
                Math.clamp(value(Register.PRESENT_LOAD) * PERCENT_PER_LOAD, -100, 100),
                value(Register.PRESENT_VOLTAGE) * VOLTS_PER_UNIT,
                value(Register.PRESENT_TEMPERATURE),
                value(Register.PRESENT_CURRENT) * AMPERES_PER_UNIT,
                // LeRobot ignores the alarm bits of a sync read, so that an overloaded servo goes unnoticed.
                value(Register.STATUS) | alarms);
        return true;
    }

    private int value(Register register) {
        return register.decode(said, FROM + Register.PRESENT_POSITION.size());
    }

    /** Where it is. */
    int steps() {
        return steps;
    }

    JointReading reading() {
        return reading;
    }
}
