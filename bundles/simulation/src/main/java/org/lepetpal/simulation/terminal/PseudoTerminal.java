package org.lepetpal.simulation.terminal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A pair of terminals on Linux, in raw mode: what one end writes the other reads. Other programs open {@link #path()} as
 * they open a serial port, and set whatever speed they like; this end holds it open too, so that they may come and go.
 * One owner.
 */
final class PseudoTerminal implements AutoCloseable {
    private static final int READ_WRITE = 0x2;
    private static final int NOT_CONTROLLING = 0x100;
    private static final int NOT_BLOCKING = 0x800;
    private static final int TERMIOS_SIZE = 128;
    private static final int AT_ONCE = 0;
    private static final int B1000000 = 0x1008;

    /** Asks for the settings with speeds as plain numbers, which also tells speeds that have no constant. */
    private static final long TCGETS2 = 0x802C542AL;

    private static final int OUTPUT_SPEED_OFFSET = 40;
    private static final short READABLE = 1;
    private static final int POLLED_SIZE = 8;
    private static final int REHEARSALS = 2000;

    private final CLibrary c;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment settings = arena.allocate(TERMIOS_SIZE, Long.BYTES);
    private final MemorySegment polled = arena.allocate(POLLED_SIZE, Integer.BYTES);
    private final MemorySegment buffer = arena.allocate(4096);
    private final int master;
    private final int slave;
    private final String path;

    /** @throws IOException when the system gives none */
    PseudoTerminal(CLibrary c) throws IOException {
        this.c = c;
        master = c.openpt(READ_WRITE | NOT_CONTROLLING | NOT_BLOCKING);
        if (master < 0 || c.grantpt(master) != 0 || c.unlockpt(master) != 0 || c.ptsname(master, buffer) != 0) {
            throw new IOException("the system gives no pseudo-terminal");
        }
        path = buffer.getString(0);
        slave = c.open(buffer, READ_WRITE | NOT_CONTROLLING);
        if (slave < 0 || c.tcgetattr(slave, settings) != 0) {
            throw new IOException("the pseudo-terminal " + path + " cannot be opened");
        }
        c.cfmakeraw(settings);
        c.cfsetspeed(settings, B1000000);
        if (c.tcsetattr(slave, AT_ONCE, settings) != 0) {
            throw new IOException("the pseudo-terminal " + path + " cannot be set to raw mode");
        }
        polled.set(ValueLayout.JAVA_INT, 0, master);
        polled.set(ValueLayout.JAVA_SHORT, 4, READABLE);
    }

    /** What other programs open. */
    String path() {
        return path;
    }

    /**
     * Plays both ends for a while, with nobody else there: the first calls of a young Java machine take longer than a host
     * waits for a servo.
     */
    void rehearse() throws IOException {
        byte[] note = {0};
        for (int i = 0; i < REHEARSALS; i++) {
            c.write(slave, buffer.asSlice(0, 1));
            read(1);
            baud();
            write(note);
            c.read(slave, buffer);
        }
    }

    /** Speed that the other end is set to, bits per second. */
    int baud() throws IOException {
        if (c.ioctl(master, TCGETS2, settings) != 0) {
            throw new IOException("the speed of " + path + " cannot be read");
        }
        return settings.get(ValueLayout.JAVA_INT, OUTPUT_SPEED_OFFSET);
    }

    /** What the other end has written; empty when it writes nothing for so long. */
    byte[] read(int millis) throws IOException {
        if (c.poll(polled, 1, millis) <= 0) {
            return new byte[0];
        }
        long got = c.read(master, buffer);
        if (got < 0) {
            throw new IOException("the pseudo-terminal " + path + " is gone");
        }
        return Arrays.copyOf(buffer.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE), (int) got);
    }

    /** Sends to the other end; what does not fit because nobody reads there is lost, as on a wire. */
    void write(byte[] bytes) {
        int sent = 0;
        while (sent < bytes.length) {
            int length = (int) Math.min(bytes.length - sent, buffer.byteSize());
            MemorySegment.copy(bytes, sent, buffer, ValueLayout.JAVA_BYTE, 0, length);
            long taken = c.write(master, buffer.asSlice(0, length));
            if (taken <= 0) {
                // Full, since this end never hangs up by itself.
                return;
            }
            sent += (int) taken;
        }
    }

    /** Hangs up: the other end's programs find their port gone. */
    @Override
    public void close() {
        c.close(slave);
        c.close(master);
        arena.close();
    }
}
