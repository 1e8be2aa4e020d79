package org.lepetpal.camera.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;

/**
 * Pictures out of a {@code multipart/x-mixed-replace} stream (RFC 2046), as cameras really send it: with or without lengths,
 * with boundaries that are not quite those they announced. What claims or turns out to be too long ends the stream.
 */
final class PartReader implements AutoCloseable {
    /** A picture of the largest size in the best quality has less. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int FIRST_BYTES = 1 << 18;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINES = 60;
    private static final Pattern LENGTH = Pattern.compile("content-length\\s*:\\s*(\\d{1,9})\\s*");
    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;

    private final String source;
    private final InputStream in;
    /** On the way from the stream to native memory. */
    private final byte[] some = new byte[8192];

    /** Freed when this is closed: a camera with a loose plug is opened more often than garbage is collected. */
    private BytePointer memory = new BytePointer(FIRST_BYTES);

    private ByteBuffer picture = memory.asByteBuffer();

    /** @param source what it is, for people */
    PartReader(String source, InputStream in) {
        this.source = source;
        this.in = in;
    }

    /**
     * Reads the next part.
     *
     * @return its content in native memory, valid until the next call; not checked for being a picture
     * @throws IOException at the stream's end, or when it is none
     */
    ByteBuffer next() throws IOException {
        OptionalInt length = headers();
        picture.clear();
        if (length.isPresent()) {
            readExactly(length.getAsInt());
        } else {
            readPicture();
        }
        return picture.flip();
    }

    /** A part's headers end with an empty line; what is left of the part before comes ahead of them. */
    private OptionalInt headers() throws IOException {
        OptionalInt length = OptionalInt.empty();
        boolean any = false;
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line();
            if (line.isEmpty() && any) {
                return length;
            }
            Matcher found = LENGTH.matcher(line.toLowerCase(Locale.ROOT));
            if (found.matches()) {
                length = OptionalInt.of(Integer.parseInt(found.group(1)));
            }
            any |= line.indexOf(':') > 0;
        }
        throw new IOException(source + " sends no pictures");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = read(); b != '\n'; b = read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException(source + " sends no pictures");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    private void readExactly(int length) throws IOException {
        if (length > MOST_BYTES) {
            throw new IOException(
                    source + " sends pictures of " + length + " bytes; at most " + MOST_BYTES + " are allowed");
        }
        grow(length);
        while (picture.position() < length) {
            int count = in.read(some, 0, Math.min(some.length, length - picture.position()));
            if (count < 0) {
                throw ended();
            }
            picture.put(some, 0, count);
        }
    }

    /** Without a length the picture's own end counts: in a JPEG no other byte may follow 0xFF like the one that ends it. */
    private void readPicture() throws IOException {
        int before = read();
        int now = read();
        if (before != MARK || now != START) {
            throw new IOException(source + " sends no pictures");
        }
        put(before);
        put(now);
        while (before != MARK || now != END) {
            before = now;
            now = read();
            put(now);
        }
    }

    private void put(int b) throws IOException {
        if (!picture.hasRemaining()) {
            if (picture.capacity() >= MOST_BYTES) {
                throw new IOException(source + " sends a picture without an end");
            }
            grow(picture.capacity() * 2);
        }
        picture.put((byte) b);
    }

    private void grow(int bytes) {
        if (picture.capacity() < bytes) {
            BytePointer larger = new BytePointer(bytes);
            picture = larger.asByteBuffer().put(picture.flip());
            memory.close();
            memory = larger;
        }
    }

    private int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw ended();
        }
        return b;
    }

    private IOException ended() {
        return new IOException(source + " has ended its stream");
    }

    /** What was read must not be used any more. */
    @Override
    public void close() {
        memory.close();
    }

    /** Whether a content type announces parts. */
    static boolean reads(String type) {
        return type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/");
    }

    /** What was announced, cut to what fits a message. */
    static String word(String type) {
        String plain = new String(type.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return plain.substring(0, Math.min(plain.length(), 60));
    }
}
