package org.lepetpal.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.simulation.servo.Reply;

/** The wire to the simulated servos. Answers at once: a real one would take up to a millisecond. */
final class SimulatedBus implements Bus {
    private final LiveWorld world;
    private final AtomicBoolean unplugged = new AtomicBoolean();

    SimulatedBus(LiveWorld world) {
        this.world = world;
    }

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        if (unplugged.get()) {
            throw new IOException("the simulated bus is unplugged");
        }
        byte[] reply = Reply.joined(world.ask(room -> room.answer(request, 1_000_000)));
        return reply.length <= replyLength ? reply : Arrays.copyOf(reply, replyLength);
    }

    @Override
    public void close() {
        unplugged.set(true);
    }
}
