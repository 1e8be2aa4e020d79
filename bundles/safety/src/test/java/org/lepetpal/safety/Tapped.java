package org.lepetpal.safety;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.lepetpal.api.arm.Bus;

/** A wire on which somebody listens to each packet that gets onto it, and to what comes back. */
record Tapped(Bus wire, PacketInspector inspector) implements Bus {
    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        byte[] reply = new byte[replyLength];
        return Arrays.copyOf(reply, exchange(request, reply, replyLength, timeout));
    }

    @Override
    public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
        int got = wire.exchange(request, reply, replyLength, timeout);
        inspector.sent(request);
        inspector.came(request, reply, got);
        return got;
    }

    @Override
    public void close() {
        wire.close();
    }
}
