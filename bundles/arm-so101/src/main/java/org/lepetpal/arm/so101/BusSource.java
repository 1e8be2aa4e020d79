package org.lepetpal.arm.so101;

import java.io.IOException;
import org.lepetpal.api.arm.Bus;

/** Where the wire comes from. One caller at a time. */
interface BusSource {
    /**
     * Opens the wire. May take seconds; called on the keeper's worker only.
     *
     * @throws IOException when there is none now; the message tells people what is waited for
     */
    OpenBus open() throws IOException;

    /**
     * Opens the wire whatever hangs on it, new servos without ids for example.
     *
     * @param baud bits per second
     * @throws IOException when there is none now, or it is not clear which one is meant
     */
    OpenBus openBare(int baud) throws IOException;

    /**
     * Opens the wire on which an arm was last, to let it go: no other one, whose arm would go limp, or which is no arm's. Where there
     * is only one that it can be, as an operator named it, whether or not an arm was seen on it.
     *
     * @throws IOException when that one is not there now, or nobody knows which one it is
     */
    OpenBus openLast() throws IOException;

    /** Whether it is the simulated one. */
    boolean simulated();

    /**
     * A wire that is open.
     *
     * @param bus to be closed by who opened it
     * @param name for people
     * @param onTaken told when an arm on it was taken
     */
    record OpenBus(Bus bus, String name, Taking onTaken) {
        /** One whose source need not know. */
        OpenBus(Bus bus, String name) {
            this(bus, name, () -> {});
        }

        /**
         * The arm on it was looked at and is the right one: from now on it hangs on this adapter.
         *
         * @throws IOException when the adapter cannot be asked who it is
         */
        void taken() throws IOException {
            onTaken.taken();
        }
    }

    /** What is done when an arm was taken. */
    @FunctionalInterface
    interface Taking {
        void taken() throws IOException;
    }
}
