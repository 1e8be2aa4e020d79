package org.lepetpal.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.wire.Line;
import org.lepetpal.simulation.world.World;

/**
 * The wire to the simulated servos. Sound servos answer at once: real ones would take up to a millisecond. What is late or
 * missing takes its time, on a clock of the wire's own that runs ahead of the robot's where that one stands still.
 */
final class SimulatedBus implements Bus {
    private final LiveWorld world;
    private final WireTime time;
    private final Line line = new Line();
    private final AtomicBoolean unplugged = new AtomicBoolean();
    private long freeAt;

    SimulatedBus(LiveWorld world, WireTime time) {
        this.world = world;
        this.time = time;
        freeAt = time.nanoTime();
    }

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        byte[] reply = new byte[replyLength];
        return Arrays.copyOf(reply, exchange(request, reply, replyLength, timeout));
    }

    @Override
    public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
        if (unplugged.get() || !world.faults().plugged()) {
            throw gone();
        }
        long now = Math.max(time.nanoTime(), freeAt);
        line.discard(now);
        line.send(world.ask(room -> answer(room, request)).orElseThrow(SimulatedBus::gone), now);
        long deadline = now + timeout.toNanos();
        Line.Taken taken = line.receive(reply, replyLength, deadline);
        freeAt = taken.bytes() < replyLength ? deadline : taken.last().orElse(now);
        time.passUntil(freeAt);
        return taken.bytes();
    }

    /** Nothing when the plug was pulled while the world's turn was waited for. */
    private Optional<List<Reply>> answer(World room, byte[] request) {
        return unplugged.get() ? Optional.empty() : Optional.of(room.answer(request, Baud.FASTEST));
    }

    private static IOException gone() {
        return new IOException("the simulated bus is unplugged");
    }

    @Override
    public void close() {
        unplugged.set(true);
    }
}
