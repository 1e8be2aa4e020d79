package org.lepetpal.deploy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The last record of a zip, read without the directory that it tells of, which Java reads into memory as a whole. PKWARE
 * APPNOTE 6.3, 4.3.16.
 *
 * @param entries how many there are; 65535 stands for more, in the format of 64 bits
 * @param directoryBytes size of the directory
 */
record ZipEnd(int entries, long directoryBytes) {
    private static final int SIGNATURE = 0x06054b50;
    private static final int BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int MOST_ENTRIES = 50_000;
    private static final long LARGEST_DIRECTORY = 8_000_000;

    static ZipEnd of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), BYTES + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = tail.length - BYTES; at >= 0; at--) {
                if (end.getInt(at) == SIGNATURE
                        && at + BYTES + Short.toUnsignedInt(end.getShort(at + 20)) == tail.length) {
                    return new ZipEnd(
                            Short.toUnsignedInt(end.getShort(at + 10)), Integer.toUnsignedLong(end.getInt(at + 12)));
                }
            }
            throw new IOException("it has no end record");
        }
    }

    /** @throws IOException where to read it takes more memory than it is worth */
    void requireModest() throws IOException {
        if (entries > MOST_ENTRIES || directoryBytes > LARGEST_DIRECTORY) {
            throw new IOException("its directory has more than " + MOST_ENTRIES + " entries, or "
                    + LARGEST_DIRECTORY / 1_000_000 + " MB");
        }
    }
}
