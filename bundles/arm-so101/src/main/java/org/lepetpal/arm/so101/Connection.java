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

    /**
     * Ends it and lets the arm go limp.
     *
     * @return whether the servos have confirmed it
     */
    boolean letGo() {
        offer.withdraw();
        try {
            arm.shutDown();
            return true;
        } catch (IOException e) {
            LOG.warn("it is not sure that torque is off: {}", e.getMessage());
            return false;
        } finally {
            wire.bus().close();
        }
    }
}
