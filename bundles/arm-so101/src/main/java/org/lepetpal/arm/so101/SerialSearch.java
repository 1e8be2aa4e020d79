package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.time.Timebase;

/**
 * Whichever port has six STS3215 with the ids of an SO-101; once an arm was taken, only its adapter again: another arm would
 * have another calibration.
 */
final class SerialSearch implements BusSource {
    private final Ports ports;
    private final Timebase time;
    private final Adapter adapter;
    /** Where six servos answered last, whether or not the arm was taken: it may hold something. */
    private Optional<Ports.Port> answered = Optional.empty();

    SerialSearch(Ports ports, Timebase time) {
        this.ports = ports;
        this.time = time;
        this.adapter = new Adapter(ports, Optional.empty());
    }

    /** At the adapter that is the arm's the port is opened as it is: what its servos lack is then said of them, not of a port. */
    @Override
    public OpenBus open() throws IOException {
        Optional<String> known = adapter.path();
        return known.isPresent() ? opened(known.get(), Ports.USUAL_BAUD) : search();
    }

    @Override
    public OpenBus openBare(int baud) throws IOException {
        Optional<String> known = adapter.path();
        if (known.isPresent()) {
            return opened(known.get(), baud);
        }
        List<Ports.Port> adapters =
                ports.list().stream().filter(port -> port.serial().isPresent()).toList();
        if (adapters.size() != 1) {
            throw new IOException(
                    adapters.isEmpty()
                            ? "no USB adapter is plugged in; set ARM to the arm's serial port"
                            : "it is not clear which of " + adapters + " is the arm's; set ARM to its port");
        }
        return opened(adapters.getFirst().path(), baud);
    }

    @Override
    public OpenBus openLast() throws IOException {
        Optional<String> known = adapter.path();
        return opened(known.isPresent() ? known.get() : lastAnswered(), Ports.USUAL_BAUD);
    }

    private String lastAnswered() throws IOException {
        Ports.Port last = answered.orElseThrow(() -> new IOException("no arm has answered on any serial port yet"));
        return ports.list().stream()
                .filter(port -> last.serial().isPresent() ? port.serial().equals(last.serial()) : port.equals(last))
                .map(Ports.Port::path)
                .findFirst()
                .orElseThrow(() -> new IOException("the port on which the arm answered, " + last + ", is gone"));
    }

    /** Adapters with a number first: the arm's usually has one, a port of the mainboard has none. */
    private OpenBus search() throws IOException {
        List<Ports.Port> candidates = ports.list().stream()
                .sorted(Comparator.comparing(port -> port.serial().isEmpty()))
                .toList();
        if (candidates.isEmpty()) {
            throw new IOException("no serial port; plug the arm in");
        }
        Reasons reasons = new Reasons();
        for (Ports.Port port : candidates) {
            try {
                return probe(port);
            } catch (IOException noArm) {
                reasons.add(port.path(), noArm);
            }
        }
        throw reasons.failure("no SO-101 on any serial port");
    }

    /** @return the port, open, with the servos of an arm on it */
    private OpenBus probe(Ports.Port port) throws IOException {
        OpenBus wire = opened(port.path(), Ports.USUAL_BAUD);
        boolean kept = false;
        try {
            new ServoSetup(new ServoChain(wire.bus(), time)).identify();
            answered = Optional.of(port);
            kept = true;
            return wire;
        } finally {
            if (!kept) {
                wire.bus().close();
            }
        }
    }

    private OpenBus opened(String path, int baud) throws IOException {
        Bus bus = ports.open(path, baud);
        return new OpenBus(bus, path, () -> adapter.remember(path));
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
