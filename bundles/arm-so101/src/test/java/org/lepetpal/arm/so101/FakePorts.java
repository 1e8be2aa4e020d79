package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.Bus;

/** Pretended serial ports with pretended servos, which come and go. */
final class FakePorts implements Ports {
    private final Map<Port, Optional<FakeChain>> ports = new LinkedHashMap<>();
    /** Speeds that were opened, oldest first. */
    final List<Integer> bauds = new ArrayList<>();
    /** Speed at which the servos answer. */
    int spoken = USUAL_BAUD;

    void put(String path, FakeChain servos) {
        ports.put(new Port(path, Optional.empty()), Optional.of(servos));
    }

    void put(String path, String serial, FakeChain servos) {
        ports.put(new Port(path, Optional.of(serial)), Optional.of(servos));
    }

    /** A port that somebody else has. */
    void busy(String path) {
        ports.put(new Port(path, Optional.empty()), Optional.empty());
    }

    FakeChain at(String path) {
        return ports.get(port(path)).orElseThrow();
    }

    /** Pulls the cable: what hangs there is gone at once. */
    FakeChain remove(String path) {
        FakeChain servos = ports.remove(port(path)).orElseThrow();
        servos.close();
        return servos;
    }

    private Port port(String path) {
        return ports.keySet().stream()
                .filter(port -> port.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Port> list() {
        return List.copyOf(ports.keySet());
    }

    @Override
    public Bus open(String path, int baud) throws IOException {
        if (list().stream().noneMatch(port -> port.path().equals(path))) {
            throw new IOException("there is no serial port " + path);
        }
        bauds.add(baud);
        FakeChain servos = ports.get(port(path)).orElseThrow(() -> new IOException("in use"));
        return baud == spoken ? servos.reopen() : new FakeChain().deaf();
    }
}
