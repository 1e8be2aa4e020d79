package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.timebase.SteppedTimebase;

/** Pretended servos whose bytes take their time: 10 µs each, and what adapter and servos add; who waits in vain waits to the end. */
record PacedWire(FakeChain servos, SteppedTimebase time, Duration latency) implements Bus {
    private static final long NANOS_PER_BYTE = 10_000;

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        byte[] reply = servos.exchange(request, replyLength, timeout);
        Duration takes = bytes(request.length + replyLength).plus(latency);
        boolean inTime = reply.length == replyLength && takes.compareTo(timeout) <= 0;
        if (replyLength == 0) {
            time.advance(bytes(request.length));
        } else {
            time.advance(inTime ? takes : timeout);
        }
        return inTime || replyLength == 0 ? reply : new byte[0];
    }

    private static Duration bytes(int count) {
        return Duration.ofNanos(count * NANOS_PER_BYTE);
    }

    @Override
    public void close() {
        servos.close();
    }
}
