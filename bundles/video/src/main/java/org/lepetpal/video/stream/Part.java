package org.lepetpal.video.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * An encoded picture as the stream carries it, with its headers: made once and shared by all who watch.
 *
 * @param bytes the whole part; nobody writes to it
 * @param jpegStart where the picture begins in {@code bytes}
 * @param jpegLength bytes of the picture
 * @param timestamp when it was taken, as {@code X-Timestamp} has it
 * @param nanos when it was taken, on the scale of the robot's timebase
 */
record Part(byte[] bytes, int jpegStart, int jpegLength, String timestamp, long nanos) {
    private static final byte[] END = {'\r', '\n'};

    Part {
        Objects.requireNonNull(timestamp, "timestamp");
        if (jpegStart < 0 || jpegLength < 1 || jpegStart + jpegLength > bytes.length) {
            throw new IllegalArgumentException(
                    "picture of " + jpegLength + " bytes at " + jpegStart + " of " + bytes.length);
        }
    }

    /**
     * Headers, picture and end in one array.
     *
     * @param capturedAt when it was taken
     */
    static Part of(Encoded jpeg, Instant capturedAt, long nanos) {
        String timestamp = "%d.%06d".formatted(capturedAt.getEpochSecond(), capturedAt.getNano() / 1000);
        byte[] head = ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length() + "\r\nX-Timestamp: "
                        + timestamp + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[head.length + jpeg.length() + END.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        jpeg.copyTo(bytes, head.length);
        System.arraycopy(END, 0, bytes, head.length + jpeg.length(), END.length);
        return new Part(bytes, head.length, jpeg.length(), timestamp, nanos);
    }

    /** A JPEG that lies somewhere else. */
    interface Encoded {
        /** Bytes. */
        int length();

        /** Copies all of it. */
        void copyTo(byte[] bytes, int offset);
    }
}
