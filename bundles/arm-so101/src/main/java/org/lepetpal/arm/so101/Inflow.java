package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * What comes in at a port, read within bounds: whoever reads has the arm's turn, and a device that never falls silent must not keep
 * him. One caller at a time.
 */
final class Inflow {
    /** A byte takes 10 µs; a reply of six servos with all feedback 1.3 ms. */
    private static final long NAP_NANOS = 100_000;
    /** Twice what a terminal keeps of what nobody has read: more than that is still being sent. */
    private static final int MOST_STRAY = 8192;

    private final Source source;
    private final byte[] stray = new byte[512];

    Inflow(Source source) {
        this.source = source;
    }

    /** Where the bytes come from; neither call waits. */
    interface Source {
        /** Bytes that can be read now. */
        int available() throws IOException;

        /** @return how many were read; perhaps none */
        int read(byte[] into, int offset, int length) throws IOException;
    }

    /**
     * Reads what has come unasked.
     *
     * @throws IOException also when it does not end
     */
    void discard() throws IOException {
        int discarded = 0;
        while (source.available() > 0) {
            if (discarded > MOST_STRAY) {
                throw new IOException(
                        "somebody talks on the wire without a pause: a bad adapter, or another program at the port");
            }
            // A read that gives nothing counts, too: it may go on for ever as well.
            discarded += Math.max(1, source.read(stray, 0, stray.length));
        }
    }

    /**
     * Waits until so many bytes have come, or the time is over.
     *
     * @param patience in nanoseconds
     * @return how many have come
     */
    int collect(byte[] reply, int length, long patience) throws IOException {
        int got = 0;
        // The device's own time: the robot's may be stepped, a wire's cannot.
        long begun = System.nanoTime();
        boolean late = false;
        while (got < length) {
            int more = Math.min(source.available(), length - got);
            int read = more > 0 ? source.read(reply, got, more) : 0;
            got += read;
            if (late) {
                break;
            }
            if (read == 0) {
                LockSupport.parkNanos(NAP_NANOS);
            }
            // Seen before the last look: what came while this thread had no processor is not lost.
            late = System.nanoTime() - begun >= patience;
        }
        return got;
    }
}
