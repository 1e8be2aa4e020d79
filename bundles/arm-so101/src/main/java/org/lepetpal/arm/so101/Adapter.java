package org.lepetpal.arm.so101;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The USB adapter that the arm hangs on. Once it is known by its serial number it is found again under whatever path it
 * comes back, and no other one is taken for it. One caller at a time.
 */
final class Adapter {
    private final Ports ports;
    private Optional<String> serial;

    /** @param serial number that it must have; empty: whichever is opened first */
    Adapter(Ports ports, Optional<String> serial) {
        this.ports = ports;
        this.serial = serial;
    }

    Optional<String> serial() {
        return serial;
    }

    /** From now on it is this one. */
    void remember(String path) throws IOException {
        if (serial.isEmpty()) {
            serial = at(path).flatMap(Ports.Port::serial);
        }
    }

    /** @throws IOException when its number is known and it is not plugged in */
    Optional<String> path() throws IOException {
        if (serial.isEmpty()) {
            return Optional.empty();
        }
        List<Ports.Port> there = ports.list();
        return Optional.of(there.stream()
                .filter(port -> port.serial().equals(serial))
                .findFirst()
                .orElseThrow(() -> new IOException("the arm's USB adapter " + serial.get() + " is not plugged in; "
                        + (there.isEmpty() ? "there is no serial port" : "there is " + there)))
                .path());
    }

    /** {@code /dev/serial/by-id/…} and the like are links. */
    private Optional<Ports.Port> at(String path) throws IOException {
        return ports.list().stream()
                .filter(port -> port.path().equals(path) || port.path().equals(target(path)))
                .findFirst();
    }

    private static String target(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException e) {
            // It has gone again: then it has no other name either.
            return path;
        }
    }
}
