package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.Optional;

/** One serial port that an operator named, by its path or by its adapter's serial number. */
final class SerialSource implements BusSource {
    private final Ports ports;
    private final String name;
    private final Adapter adapter;

    /** @param name a device path, or {@code id:} and a serial number */
    SerialSource(Ports ports, String name) {
        this.ports = ports;
        this.name = name;
        this.adapter = new Adapter(
                ports,
                name.startsWith(Settings.BY_ID)
                        ? Optional.of(name.substring(Settings.BY_ID.length()))
                        : Optional.empty());
    }

    @Override
    public OpenBus open() throws IOException {
        return openBare(Ports.USUAL_BAUD);
    }

    @Override
    public OpenBus openBare(int baud) throws IOException {
        String path = adapter.path().orElse(name);
        // Something else may be at that path now: it is the arm's adapter when an arm on it was taken, not before.
        return new OpenBus(ports.open(path, baud), path, () -> adapter.remember(path));
    }

    @Override
    public OpenBus openLast() throws IOException {
        return open();
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
