package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes where the joints stand the middle of their encoders' turn: position = encoder − offset. */
final class Centring {
    private static final int MIDDLE = 2047;
    private static final int LARGEST_OFFSET = 2047;
    private static final int LAST_STEP = 4095;
    private static final int MULTI_TURN_FEEDBACK = 1 << 4;

    private final ServoChain chain;
    private final Map<Joint, Integer> offsets = new EnumMap<>(Joint.class);

    Centring(ServoChain chain) {
        this.chain = chain;
    }

    /** Limp, memory open, counting positions of one turn. */
    void prepare() throws IOException {
        CalibrationWriter writer = new CalibrationWriter(chain);
        for (Joint joint : Joint.values()) {
            writer.unlock(joint);
            int phase = chain.read(joint.id(), Register.PHASE, chain.patience());
            if ((phase & MULTI_TURN_FEEDBACK) != 0) {
                write(joint, Register.PHASE, phase & ~MULTI_TURN_FEEDBACK);
            }
            write(joint, Register.OPERATING_MODE, 0);
        }
    }

    /** Where the joints stand, in steps, in order. */
    int[] positions() throws IOException {
        Register position = Register.PRESENT_POSITION;
        return chain.syncRead(Joint.IDS, position.address(), position.size(), chain.deadline()).stream()
                .mapToInt(frame -> position.decode(frame.data(), position.address()))
                .toArray();
    }

    /**
     * Takes the places where the joints stand now.
     *
     * @return what is wrong, for people, one for each joint whose middle cannot be expressed; then nothing is taken
     */
    List<String> take() throws IOException {
        for (Joint joint : Joint.values()) {
            write(joint, Register.HOMING_OFFSET, 0);
            write(joint, Register.MIN_POSITION_LIMIT, 0);
            write(joint, Register.MAX_POSITION_LIMIT, LAST_STEP);
        }
        int[] encoders = positions();
        List<String> wrong = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            int offset = encoders[joint.ordinal()] - MIDDLE;
            if (Math.abs(offset) > LARGEST_OFFSET) {
                wrong.add(joint.label() + " stands where its encoder's turn ends (" + offset + " steps off, at most "
                        + LARGEST_OFFSET + " can be stored); move it a little");
            }
            offsets.put(joint, offset);
        }
        if (wrong.isEmpty()) {
            for (Joint joint : Joint.values()) {
                write(joint, Register.HOMING_OFFSET, offset(joint));
            }
        }
        return wrong;
    }

    /** What was taken. */
    int offset(Joint joint) {
        return offsets.get(joint);
    }

    private void write(Joint joint, Register register, int value) throws IOException {
        chain.write(joint.id(), register, value, chain.patience());
    }
}
