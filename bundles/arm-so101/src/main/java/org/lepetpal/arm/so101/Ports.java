package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Bus;

/** The serial ports of this machine. */
interface Ports {
    /** What Feetech's servos speak out of the box. */
    int USUAL_BAUD = 1_000_000;

    /** Those that are there now. */
    List<Port> list() throws IOException;

    /**
     * @param path for example {@code /dev/ttyACM0}
     * @throws IOException when it is not there, in use, or not permitted
     */
    Bus open(String path, int baud) throws IOException;

    /**
     * One port.
     *
     * @param path of the device
     * @param serial number of the USB adapter, by which it is known wherever it is plugged in; empty where it has none
     */
    record Port(String path, Optional<String> serial) {
        @Override
        public String toString() {
            return path + serial.map(number -> " (adapter " + number + ")").orElse("");
        }
    }
}
