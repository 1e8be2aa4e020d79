package org.lepetpal.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of the symbolic links in a zip. Java's own reader of zips does not tell them from files: which kind an entry is
 * stands in the upper half of its external attributes in the central directory (APPNOTE.TXT 4.4.15), as Unix has it.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int COMMENT_LENGTH = 32;
    private static final int ATTRIBUTES = 38;
    private static final int KIND = 0xf000;
    private static final int LINK = 0xa000;
    private static final int SIZE = 12;
    private static final int OFFSET = 16;

    private ZipDirectory() {}

    /** @param zip one that Java could open */
    static List<String> links(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            long tailAt = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT);
            ByteBuffer tail = read(channel, tailAt, channel.size() - tailAt);
            int end = tail.limit() - END_BYTES;
            while (end > 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0 || tail.getInt(end) != END) {
                throw new IOException("it has no end");
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + SIZE));
            // Counted back from the end, as what is put before a zip moves all of it; of a zip of more than 4 GiB, this
            // is
            // still where its directory is, unless that alone is larger.
            long at = Integer.toUnsignedLong(tail.getInt(end + OFFSET)) == 0xffffffffL
                    ? zip64(channel, tailAt + end)
                    : tailAt + end - size;
            return links(read(channel, at, size));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("its directory is damaged", e);
        }
    }

    /** The place of the directory in the record of a large zip: before its locator of 20 bytes, which precedes the end. */
    private static long zip64(FileChannel channel, long end) throws IOException {
        ByteBuffer locator = read(channel, end - 20, 20);
        ByteBuffer record = read(channel, locator.getLong(8), 56);
        return record.getLong(48);
    }

    private static List<String> links(ByteBuffer directory) {
        List<String> links = new ArrayList<>();
        for (int at = 0; at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY; ) {
            int name = Short.toUnsignedInt(directory.getShort(at + NAME_LENGTH));
            int kind = directory.getInt(at + ATTRIBUTES) >>> 16 & KIND;
            if (kind == LINK) {
                byte[] bytes = new byte[name];
                directory.get(at + ENTRY_BYTES, bytes);
                links.add(new String(bytes, StandardCharsets.UTF_8));
            }
            at += ENTRY_BYTES
                    + name
                    + Short.toUnsignedInt(directory.getShort(at + EXTRA_LENGTH))
                    + Short.toUnsignedInt(directory.getShort(at + COMMENT_LENGTH));
        }
        return links;
    }

    private static ByteBuffer read(FileChannel channel, long at, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }
}
