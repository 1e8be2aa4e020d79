package org.lepetpal.arm.so101;

import java.util.Collections;
import java.util.List;

/**
 * A frame that writes one register of the same servos, filled anew for each sending. What {@link #with} gives is good until it
 * is called again. Of one caller at a time.
 */
final class SyncWriteFrame {
    /** Header, broadcast id, length, instruction, register's address and size come before the first servo's id. */
    private static final int HEAD = 7;

    private final Register register;
    private final int servos;
    private final byte[] frame;

    SyncWriteFrame(List<Integer> ids, Register register) {
        this.register = register;
        this.servos = ids.size();
        this.frame = FeetechProtocol.syncWrite(
                ids, register.address(), Collections.nCopies(servos, new byte[register.size()]));
    }

    /**
     * @param values one for each servo
     * @throws IllegalArgumentException when one does not fit into the register
     */
    byte[] with(int[] values) {
        for (int i = 0; i < servos; i++) {
            register.encode(values[i], frame, HEAD + i * (register.size() + 1) + 1);
        }
        frame[frame.length - 1] = FeetechProtocol.checksum(frame, 2, frame.length - 1);
        return frame;
    }
}
