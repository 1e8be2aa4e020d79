package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Torque off on a wire from which nobody may answer any more: half of the servos unplugged, or an arm that was lost and
 * never came back. Sent blindly, more than once, since nobody acknowledges it, and looked at afterwards.
 *
 * @param source where the wire is
 */
record LimpAtLast(BusSource source, Timebase time) {
    private static final Logger LOG = LoggerFactory.getLogger(LimpAtLast.class);
    private static final int TIMES = 3;

    /**
     * May take as long as the source takes to open its wire, and 0.2 s.
     *
     * @param wanted asked when the wire is open
     * @return empty when all servos say that they have no torque; else what is not known, for people
     * @throws IOException when it was not sent
     */
    Optional<String> send(BooleanSupplier wanted) throws IOException {
        BusSource.OpenBus wire = source.openLast();
        try {
            if (!wanted.getAsBoolean()) {
                throw new IOException("it is to hold after all");
            }
            byte[] frame = frame();
            for (int i = 0; i < TIMES; i++) {
                wire.bus().exchange(frame, 0, Duration.ZERO);
            }
            return doubt(new ServoChain(wire.bus(), time));
        } finally {
            wire.bus().close();
        }
    }

    /** The same for who leaves, and can only say in the log what came of it. */
    void sendAndLeave() {
        try {
            send(() -> true)
                    .ifPresent(doubt ->
                            LOG.warn("torque off was sent without an answer, and the arm may hold on: {}", doubt));
        } catch (IOException e) {
            LOG.warn("the arm may hold on: its torque could not be switched off ({})", e.getMessage());
        }
    }

    private static Optional<String> doubt(ServoChain chain) {
        try {
            return Torque.holds(chain, chain.patience()) ? Optional.of("a servo keeps its torque") : Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] frame() {
        byte[][] off = new byte[Joint.IDS.size()][];
        Arrays.setAll(off, i -> Register.TORQUE_ENABLE.encode(0));
        return FeetechProtocol.syncWrite(Joint.IDS, Register.TORQUE_ENABLE.address(), List.of(off));
    }
}
