package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whichever port has six STS3215 with the ids of an SO-101; once found, only its adapter again: another arm would have
 * another calibration.
 */
final class SerialSearch implements BusSource {
    private static final Logger LOG = LoggerFactory.getLogger(SerialSearch.class);

    private final Ports ports;
    private final Timebase time;
    private final Adapter adapter;

    SerialSearch(Ports ports, Timebase time) {
        this.ports = ports;
        this.time = time;
        this.adapter = new Adapter(ports, Optional.empty());
    }

    @Override
    public OpenBus open() throws IOException {
        Optional<String> known = adapter.path();
        List<String> candidates = known.isPresent()
                ? List.of(known.get())
                : ports.list().stream().map(Ports.Port::path).toList();
        for (String path : candidates) {
            Optional<Bus> found = probe(path);
            if (found.isPresent()) {
                adapter.remember(path);
                return new OpenBus(found.get(), path);
            }
        }
        throw new IOException(
                candidates.isEmpty()
                        ? "no serial port; plug the arm in"
                        : "no SO-101 on any of the serial ports " + String.join(", ", candidates));
    }

    @Override
    public OpenBus openBare(int baud) throws IOException {
        Optional<String> known = adapter.path();
        if (known.isPresent()) {
            return new OpenBus(ports.open(known.get(), baud), known.get());
        }
        List<Ports.Port> adapters =
                ports.list().stream().filter(port -> port.serial().isPresent()).toList();
        if (adapters.size() != 1) {
            throw new IOException(
                    adapters.isEmpty()
                            ? "no USB adapter is plugged in; set ARM to the arm's serial port"
                            : "it is not clear which of " + adapters + " is the arm's; set ARM to its port");
        }
        String path = adapters.getFirst().path();
        return new OpenBus(ports.open(path, baud), path);
    }

    /** @return the port, open, when an arm hangs on it */
    private Optional<Bus> probe(String path) {
        try {
            Bus bus = ports.open(path, Ports.USUAL_BAUD);
            boolean kept = false;
            try {
                kept = hasArm(bus);
            } finally {
                if (!kept) {
                    bus.close();
                }
            }
            return kept ? Optional.of(bus) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} is no arm: {}", path, e.getMessage());
            return Optional.empty();
        }
    }

    private boolean hasArm(Bus bus) throws IOException {
        ServoChain chain = new ServoChain(bus, time);
        for (Joint joint : Joint.values()) {
            chain.ping(joint.id(), chain.deadline());
            if (chain.read(joint.id(), Register.MODEL_NUMBER, chain.deadline()) != ServoSetup.STS3215) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
