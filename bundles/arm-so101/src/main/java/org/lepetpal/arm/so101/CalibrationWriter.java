package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Writes a calibration into the servos' memory. They are limp afterwards. */
final class CalibrationWriter {
    private final ServoChain chain;

    CalibrationWriter(ServoChain chain) {
        this.chain = chain;
    }

    /**
     * Takes a few tenths of a second on a real wire.
     *
     * @param wanted one per joint, in order
     * @throws IOException naming the servo that does not take it, and which have
     */
    void write(List<Stored> wanted) throws IOException {
        for (Joint joint : Joint.values()) {
            try {
                write(joint, wanted.get(joint.ordinal()));
            } catch (NoReplyException e) {
                throw new IOException(
                        Joint.servo(joint.id()) + " does not take its calibration: " + e.getMessage()
                                + "; stored so far: " + before(joint),
                        e);
            }
        }
    }

    private void write(Joint joint, Stored wanted) throws IOException {
        unlock(joint);
        write(joint, Register.HOMING_OFFSET, wanted.homingOffset());
        write(joint, Register.MIN_POSITION_LIMIT, wanted.rangeMin());
        write(joint, Register.MAX_POSITION_LIMIT, wanted.rangeMax());
        Stored now = new ServoSetup(chain).stored(joint);
        write(joint, Register.LOCK, 1);
        if (!now.equals(wanted)) {
            throw new NoReplyException("it holds " + now + " instead of " + wanted);
        }
    }

    /** Lets it go limp and its memory take what is written. */
    void unlock(Joint joint) throws IOException {
        write(joint, Register.TORQUE_ENABLE, 0);
        write(joint, Register.LOCK, 0);
    }

    private void write(Joint joint, Register register, int value) throws IOException {
        chain.write(joint.id(), register, value, chain.patience());
    }

    private static String before(Joint joint) {
        List<String> stored = Stream.of(Joint.values())
                .limit(joint.ordinal())
                .map(Joint::label)
                .toList();
        return stored.isEmpty() ? "none" : String.join(", ", stored);
    }
}
