package org.lepetpal.arm.so101;

import java.io.IOException;
import org.lepetpal.api.arm.Bus;

/**
 * One serial port that an operator named.
 *
 * @param path its device path
 */
record SerialSource(String path) implements BusSource {
    @Override
    public OpenBus open() throws IOException {
        Bus bus = SerialBus.open(path);
        return new OpenBus(bus, path);
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
