package org.lepetpal.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/**
 * What the end of a zip says of its directory (APPNOTE.TXT 4.3.14–4.3.16). Read before Java's own reader takes the directory
 * into memory, and in the same way, so that both speak of the same one.
 *
 * @param at where the directory begins
 * @param size of it in bytes
 * @param entries that it is said to have
 */
record ZipEnd(long at, long size, long entries) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRIES = 10;
    private static final int SIZE = 12;
    private static final int OFFSET = 16;
    private static final int COMMENT = 20;

    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LARGE = 0x06064b50;
    private static final int LARGE_BYTES = 56;
    private static final int LARGE_ENTRIES = 32;
    private static final int LARGE_SIZE = 40;
    private static final int LARGE_OFFSET = 48;

    ZipEnd {
        if (at < 0 || size < 0 || entries < 0) {
            throw new IllegalArgumentException("its directory is " + size + " bytes at " + at);
        }
    }

    /** @throws ZipException when there is none, or a damaged one */
    static ZipEnd of(FileChannel zip) throws IOException {
        try {
            long tailAt = Math.max(0, zip.size() - END_BYTES - LONGEST_COMMENT);
            ByteBuffer tail = read(zip, tailAt, zip.size() - tailAt);
            int end = tail.limit() - END_BYTES;
            while (end > 0 && tail.getInt(end) != END) {
                end--;
            }
            // Only one whose comment reaches to the end: what a comment holds may look like another one.
            if (tail.getInt(end) != END
                    || end + END_BYTES + Short.toUnsignedInt(tail.getShort(end + COMMENT)) != tail.limit()) {
                throw new ZipException("it has no end");
            }
            return of(zip, tailAt + end, tail.slice(end, END_BYTES).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    /** Counted back from the end, as what is put before a zip moves all of it. */
    private static ZipEnd of(FileChannel zip, long end, ByteBuffer record) throws IOException {
        long entries = Short.toUnsignedLong(record.getShort(ENTRIES));
        long size = Integer.toUnsignedLong(record.getInt(SIZE));
        long offset = Integer.toUnsignedLong(record.getInt(OFFSET));
        ByteBuffer locator = read(zip, Math.max(0, end - LOCATOR_BYTES), LOCATOR_BYTES);
        if (end < LOCATOR_BYTES || locator.getInt(0) != LOCATOR) {
            return new ZipEnd(end - size, size, entries);
        }
        long largeAt = locator.getLong(8);
        ByteBuffer large = read(zip, largeAt, LARGE_BYTES);
        boolean counts = large.limit() == LARGE_BYTES
                && large.getInt(0) == LARGE
                && either(size, 0xffffffffL, large.getLong(LARGE_SIZE))
                && either(offset, 0xffffffffL, large.getLong(LARGE_OFFSET))
                && either(entries, 0xffff, large.getLong(LARGE_ENTRIES));
        return counts
                ? new ZipEnd(
                        largeAt - large.getLong(LARGE_SIZE), large.getLong(LARGE_SIZE), large.getLong(LARGE_ENTRIES))
                : new ZipEnd(end - size, size, entries);
    }

    private static boolean either(long small, long seeLarge, long large) {
        return small == seeLarge || small == large;
    }

    /** The directory itself. */
    ByteBuffer directory(FileChannel zip) throws IOException {
        try {
            return read(zip, at, size);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private static ZipException damaged(RuntimeException cause) {
        ZipException damaged = new ZipException("its directory is damaged");
        damaged.initCause(cause);
        return damaged;
    }

    private static ByteBuffer read(FileChannel channel, long at, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }
}
