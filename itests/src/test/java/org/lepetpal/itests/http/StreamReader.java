package org.lepetpal.itests.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Somebody who watches the stream: reads its parts, each by its Content-Length. One thread at a time. */
final class StreamReader implements AutoCloseable {
    private static final String LENGTH = "Content-Length: ";
    private static final String TIMESTAMP = "X-Timestamp: ";
    private static final int MICROS = 6;

    private final InputStream in;
    private Instant taken = Instant.EPOCH;

    StreamReader(Robot robot, String path) throws IOException, InterruptedException {
        this(robot.client()
                .send(robot.request(path).build(), BodyHandlers.ofInputStream())
                .body());
    }

    /** @param body of the answer, closed with this */
    StreamReader(InputStream body) {
        in = new BufferedInputStream(body);
    }

    /** The next picture; waits for it. */
    byte[] next() {
        try {
            return part();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the picture that came last was taken, to the microsecond; the epoch before the first. */
    Instant taken() {
        return taken;
    }

    private byte[] part() throws IOException {
        int length = 0;
        for (String line = line(); !(line.isEmpty() && length > 0); line = line()) {
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()));
            } else if (line.startsWith(TIMESTAMP)) {
                BigDecimal seconds = new BigDecimal(line.substring(TIMESTAMP.length()));
                taken = Instant.EPOCH.plus(seconds.movePointRight(MICROS).longValueExact(), ChronoUnit.MICROS);
            }
        }
        byte[] jpeg = in.readNBytes(length);
        if (jpeg.length < length || (jpeg[0] & 0xFF) != 0xFF || (jpeg[length - 1] & 0xFF) != 0xD9) {
            throw new IOException("a part that is no JPEG");
        }
        return jpeg;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the stream ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
