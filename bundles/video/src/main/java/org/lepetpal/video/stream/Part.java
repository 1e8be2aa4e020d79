package org.lepetpal.video.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * An encoded picture as the stream carries it, with its headers: made once and shared by all who watch. Counted like a
 * frame: who gets one closes it once; who hands it on retains it first.
 *
 * @param sheet what it is printed on
 * @param length bytes of the whole part
 * @param jpegStart where the picture begins
 * @param jpegLength bytes of the picture
 * @param timestamp when it was taken, as {@code X-Timestamp} has it
 * @param nanos when it was taken, on the scale of the robot's timebase
 */
record Part(Sheet sheet, int length, int jpegStart, int jpegLength, String timestamp, long nanos)
        implements AutoCloseable {
    private static final byte[] END = {'\r', '\n'};

    Part {
        Objects.requireNonNull(timestamp, "timestamp");
        if (jpegStart < 0 || jpegLength < 1 || jpegStart + jpegLength > length || length > sheet.size()) {
            throw new IllegalArgumentException("picture of " + jpegLength + " bytes at " + jpegStart + " of " + length
                    + " on a sheet of " + sheet.size());
        }
    }

    /**
     * Prints headers, picture and end on one sheet.
     *
     * @param jpeg from its position to its limit; read while this is called
     * @param capturedAt when it was taken
     */
    static Part of(Stock stock, ByteBuffer jpeg, Instant capturedAt, long nanos) {
        String timestamp = "%d.%06d".formatted(capturedAt.getEpochSecond(), capturedAt.getNano() / 1000);
        int size = jpeg.remaining();
        byte[] head = ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + size + "\r\nX-Timestamp: "
                        + timestamp + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int length = head.length + size + END.length;
        Sheet sheet = stock.take(length);
        sheet.blank().put(head).put(jpeg.duplicate()).put(END);
        return new Part(sheet, length, head.length, size, timestamp, nanos);
    }

    /** The whole part, in a buffer of the caller's own. */
    ByteBuffer whole() {
        return sheet.view(0, length);
    }

    /** The picture alone, in a buffer of the caller's own. */
    ByteBuffer jpeg() {
        return sheet.view(jpegStart, jpegLength);
    }

    /** Counts one more holder and returns this. */
    Part retain() {
        sheet.hold();
        return this;
    }

    @Override
    public void close() {
        sheet.letGo();
    }
}
