package org.lepetpal.cli.person;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** The terminal of this process; Ctrl-C goes on ending it. */
final class TtyScreen implements Screen {
    private static final int DEFAULT_WIDTH = 80;
    private static final long SIZE_NANOS = Duration.ofSeconds(2).toNanos();
    /** A read that gave nothing took a tenth of a second; one that is faster found no terminal any more. */
    private static final long NO_TERMINAL_NANOS = Duration.ofMillis(5).toNanos();

    private static final int TRIES = 20;

    private final Stty stty;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter complaints;
    private final String before;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int width;
    private long measuredNanos;
    private int fastReads;

    /** @throws IOException when it is no terminal, or cannot be set up */
    TtyScreen(Stty stty, InputStream in, PrintWriter out, PrintWriter complaints) throws IOException {
        this.stty = stty;
        this.in = in;
        this.out = out;
        this.complaints = complaints;
        this.before = stty.run("-g");
        // key by key; a read waits for a tenth of a second at most
        stty.run("-icanon", "-echo", "min", "0", "time", "1");
        measure();
    }

    @Override
    public OptionalInt read(Duration patience) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        do {
            long began = System.nanoTime();
            int key = in.read();
            if (key >= 0) {
                fastReads = 0;
                return OptionalInt.of(key);
            }
            fastReads = System.nanoTime() - began < NO_TERMINAL_NANOS ? fastReads + 1 : 0;
            if (fastReads > TRIES) {
                throw new EOFException("the terminal is gone");
            }
        } while (System.nanoTime() < until);
        return OptionalInt.empty();
    }

    @Override
    public void write(String text) {
        out.print(text);
        out.flush();
    }

    @Override
    public int width() {
        if (System.nanoTime() - measuredNanos > SIZE_NANOS) {
            measure();
        }
        return width;
    }

    private void measure() {
        measuredNanos = System.nanoTime();
        try {
            String[] size = stty.run("size").split(" ");
            int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
            width = columns > 0 ? columns : DEFAULT_WIDTH;
        } catch (IOException | NumberFormatException unknown) {
            width = DEFAULT_WIDTH;
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        out.flush();
        try {
            stty.run(before);
        } catch (IOException e) {
            complaints.println("lepetpal: " + e.getMessage() + "; the command reset mends it");
        }
    }
}
