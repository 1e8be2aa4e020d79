package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Torque off on a wire from which nobody may answer any more: half of the servos unplugged, or an arm that was lost and
 * never came back. Sent blindly, more than once, since nobody acknowledges it.
 *
 * @param source where the wire is
 */
record LimpAtLast(BusSource source) {
    private static final Logger LOG = LoggerFactory.getLogger(LimpAtLast.class);
    private static final int TIMES = 3;

    void send() {
        try {
            BusSource.OpenBus wire = source.openBare(Ports.USUAL_BAUD);
            try {
                byte[] frame = frame();
                for (int i = 0; i < TIMES; i++) {
                    wire.bus().exchange(frame, 0, Duration.ZERO);
                }
            } finally {
                wire.bus().close();
            }
        } catch (IOException e) {
            LOG.warn("the arm may hold on: its torque could not be switched off ({})", e.getMessage());
        }
    }

    private static byte[] frame() {
        byte[][] off = new byte[Joint.IDS.size()][];
        Arrays.setAll(off, i -> Register.TORQUE_ENABLE.encode(0));
        return FeetechProtocol.syncWrite(Joint.IDS, Register.TORQUE_ENABLE.address(), List.of(off));
    }
}
