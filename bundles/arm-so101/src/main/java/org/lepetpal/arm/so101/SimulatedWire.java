package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.presence.Latest;

/** The wire of the simulated room, which comes and goes as a service. */
final class SimulatedWire implements BusSource {
    private final Latest<Bus> current = new Latest<>();

    void appeared(Bus bus) {
        current.came(bus);
    }

    /** @return whether it was the one in use */
    boolean disappeared(Bus bus) {
        return current.left(bus);
    }

    @Override
    public OpenBus open() throws IOException {
        Bus bus = current.get().orElseThrow(() -> new NoWireYetException("waiting for the simulated bus"));
        return new OpenBus(new Borrowed(bus), "the simulated bus");
    }

    /** Where nobody understands another speed, nobody answers. */
    @Override
    public OpenBus openBare(int baud) throws IOException {
        OpenBus wire = open();
        return baud == Ports.USUAL_BAUD ? wire : new OpenBus(new Silent(), wire.name());
    }

    @Override
    public OpenBus openLast() throws IOException {
        return open();
    }

    @Override
    public boolean simulated() {
        return true;
    }

    /** The wire belongs to the room: it is not closed by who uses it. */
    private record Borrowed(Bus bus) implements Bus {
        @Override
        public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
            return bus.exchange(request, replyLength, timeout);
        }

        @Override
        public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
            return bus.exchange(request, reply, replyLength, timeout);
        }

        @Override
        public void close() {
            // Given back by being forgotten.
        }
    }

    /** A wire on which nobody answers. */
    private record Silent() implements Bus {
        @Override
        public byte[] exchange(byte[] request, int replyLength, Duration timeout) {
            return new byte[0];
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
