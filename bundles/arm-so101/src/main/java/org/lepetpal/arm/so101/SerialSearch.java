package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whichever port has six STS3215 with the ids of an SO-101. */
final class SerialSearch implements BusSource {
    private static final Logger LOG = LoggerFactory.getLogger(SerialSearch.class);
    private static final int STS3215 = 777;

    private final Supplier<List<String>> ports;
    private final Opener opener;
    private final Timebase time;

    /** Opens a port by its path. */
    @FunctionalInterface
    interface Opener {
        Bus open(String path) throws IOException;
    }

    SerialSearch(Supplier<List<String>> ports, Opener opener, Timebase time) {
        this.ports = ports;
        this.opener = opener;
        this.time = time;
    }

    @Override
    public OpenBus open() throws IOException {
        List<String> candidates = ports.get();
        for (String path : candidates) {
            try {
                Bus bus = opener.open(path);
                if (hasArm(bus, path)) {
                    return new OpenBus(bus, path);
                }
                bus.close();
            } catch (IOException e) {
                LOG.debug("{} is no arm: {}", path, e.getMessage());
            }
        }
        throw new IOException(
                candidates.isEmpty()
                        ? "no serial port; plug the arm in"
                        : "no SO-101 on any of the serial ports " + String.join(", ", candidates));
    }

    private boolean hasArm(Bus bus, String path) {
        ServoChain chain = new ServoChain(bus, time);
        try {
            for (Joint joint : Joint.values()) {
                chain.ping(joint.id(), chain.deadline());
                if (chain.read(joint.id(), Register.MODEL_NUMBER, chain.deadline()) != STS3215) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            LOG.debug("{} is no arm: {}", path, e.getMessage());
            return false;
        }
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
