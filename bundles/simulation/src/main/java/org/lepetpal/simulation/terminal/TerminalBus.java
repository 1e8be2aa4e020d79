package org.lepetpal.simulation.terminal;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.lepetpal.simulation.LiveWorld;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.wire.Line;
import org.lepetpal.simulation.world.World;

/**
 * The simulated arm on a pseudo-terminal. Each turn lets the world go on, takes what the host has written, and sends what
 * has come due. One thread.
 */
final class TerminalBus implements AutoCloseable {
    private static final int REHEARSALS = 3000;
    private static final byte[] READ_ALL = HexFormat.of().parseHex("fffffe0a82380201020304050626");
    private static final int BEAT_MILLIS = 1;
    private static final long BEAT_NANOS = 1_000_000;

    /** Servos forget half a packet when its rest does not follow. */
    private static final long SILENCE_NANOS = 5_000_000;

    private final LiveWorld world;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private final Consumer<String> announcement;
    private final Line line = new Line();
    private final CLibrary c = new CLibrary();
    private PseudoTerminal terminal = new PseudoTerminal(c);
    private boolean plugged;
    private long heardAt;

    /** @param announcement told the path at which the bus is, each time that it appears */
    TerminalBus(LiveWorld world, LongSupplier nanoTime, Pace pace, Consumer<String> announcement) throws IOException {
        this.world = world;
        this.nanoTime = nanoTime;
        this.pace = pace;
        this.announcement = announcement;
    }

    /** Gets used to its work before anybody sees it; takes about a second. */
    void rehearse() throws IOException {
        terminal.rehearse();
        World other = new World(0);
        for (int i = 0; i < REHEARSALS; i++) {
            other.step();
            other.hear(READ_ALL, Baud.FASTEST);
        }
    }

    /** One turn, of up to a millisecond and the time that the world's step takes. */
    void turn() throws IOException {
        long now = nanoTime.getAsLong();
        world.advanceTo(now);
        boolean in = world.faults().plugged();
        if (in && !plugged) {
            announcement.accept(terminal.path());
        } else if (!in && plugged) {
            replug();
        }
        plugged = in;
        if (!plugged) {
            LockSupport.parkNanos(BEAT_NANOS);
            return;
        }
        send(now);
        listen();
    }

    @Override
    public void close() {
        terminal.close();
    }

    private void send(long now) throws IOException {
        byte[] due = line.receive(Integer.MAX_VALUE, now).bytes();
        if (due.length > 0) {
            terminal.write(due);
        }
    }

    private void listen() throws IOException {
        OptionalLong next = line.next();
        long patience = next.isPresent() ? next.getAsLong() - nanoTime.getAsLong() : BEAT_NANOS;
        if (patience < BEAT_NANOS) {
            LockSupport.parkNanos(patience);
        }
        byte[] heard = terminal.read(patience < BEAT_NANOS ? 0 : BEAT_MILLIS);
        long now = nanoTime.getAsLong();
        if (heard.length > 0) {
            heardAt = now;
            int baud = terminal.baud();
            List<Reply> replies = world.ask(room -> room.hear(heard, baud));
            pace.carry(heard.length, replies, baud, now, line);
            send(nanoTime.getAsLong());
        } else if (now - heardAt > SILENCE_NANOS) {
            world.change(room -> room.silence());
        }
    }

    /** Gone; the next one is made before the old one goes, so that it is at another path. */
    private void replug() throws IOException {
        PseudoTerminal next = new PseudoTerminal(c);
        terminal.close();
        terminal = next;
        line.clear();
    }
}
