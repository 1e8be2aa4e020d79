package org.lepetpal.arm.so101;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An arm on offer, and what it hangs on. */
record Connection(
        BusSource.OpenBus wire, ServoChain chain, So101Arm arm, Pulse pulse, Alarms alarms, ArmShelf.Offer offer) {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    String name() {
        return wire.name();
    }

    /** Ends it and sends nothing more: servos that hold something go on holding it. */
    void drop() {
        offer.withdraw();
        arm.withdraw();
        wire.bus().close();
    }

    /** Ends it and lets the arm go limp. */
    void letGo() {
        offer.withdraw();
        try {
            arm.shutDown();
        } catch (IOException e) {
            LOG.warn("torque could not be switched off: {}", e.getMessage());
        } finally {
            wire.bus().close();
        }
    }
}
