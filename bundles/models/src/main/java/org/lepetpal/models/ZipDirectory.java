package org.lepetpal.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.ModelRefused.Reason;

/**
 * A zip's directory, as far as Java's own reader does not tell of it: how large it is before it is read, and which entries are
 * symbolic links. Which kind an entry is stands in the upper half of its external attributes (APPNOTE.TXT 4.4.15), as Unix
 * has it.
 */
final class ZipDirectory {
    /** A name, a comment and the rest of what is said of one file; on the average of all. */
    private static final long BYTES_EACH = 1024;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int COMMENT_LENGTH = 32;
    private static final int ATTRIBUTES = 38;
    private static final int KIND = 0xf000;
    private static final int LINK = 0xa000;

    private ZipDirectory() {}

    /**
     * Call it before the zip is opened, which takes all of its directory into memory.
     *
     * @throws ModelRefused when there is more than {@code most} files need
     * @throws ZipException when there is no directory
     */
    static void requireModest(Path zip, int most) throws IOException, ModelRefused {
        try (FileChannel channel = FileChannel.open(zip)) {
            ZipEnd end = ZipEnd.of(channel);
            if (end.entries() > most || end.size() > most * BYTES_EACH) {
                throw new ModelRefused(
                        Reason.TOO_MANY,
                        "The zip has " + end.entries() + " entries, described in " + end.size() + " bytes; " + most
                                + " entries of " + BYTES_EACH + " bytes are allowed (MODELS_UPLOAD_MAX_FILES)");
            }
        }
    }

    /** Names of the links. @param zip one that Java could open */
    static List<String> links(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            return links(ZipEnd.of(channel).directory(channel));
        } catch (IndexOutOfBoundsException e) {
            ZipException damaged = new ZipException("its directory is damaged");
            damaged.initCause(e);
            throw damaged;
        }
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
}
