package org.lepetpal.arm.so101;

import java.io.IOException;
import org.lepetpal.api.arm.Bus;

/** Where the wire comes from. */
interface BusSource {
    /**
     * Opens the wire. May take seconds; called on the keeper's worker only.
     *
     * @throws IOException when there is none now; the message tells people what is waited for
     */
    OpenBus open() throws IOException;

    /** Whether it is the simulated one. */
    boolean simulated();

    /**
     * A wire that is open.
     *
     * @param bus to be closed by who opened it
     * @param name for people
     */
    record OpenBus(Bus bus, String name) {}
}
