package org.lepetpal.models;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as people and attackers make them. */
final class Zips {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    Zips with(String name, String content) throws IOException {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Zips with(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    /** With something said of the last entry in the directory. */
    Zips withComment(String name, String comment) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setComment(comment);
        zip.putNextEntry(entry);
        zip.closeEntry();
        return this;
    }

    /** With a comment that looks like the end of another zip. */
    Zips withTwoEnds() {
        zip.setComment("PK\005\006" + "\0".repeat(18) + "and more");
        return this;
    }

    byte[] bytes() throws IOException {
        zip.close();
        return bytes.toByteArray();
    }

    InputStream stream() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    /** The same with the last entry said to be a symbolic link, as Unix programs do. */
    InputStream lastAsLink() throws IOException {
        byte[] all = bytes();
        ByteBuffer view = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int entry = lastHeader(view);
        view.putInt(entry + 38, 0xa1ff << 16);
        return new ByteArrayInputStream(all);
    }

    /** The same with the last entry under the name of the first, of the same length. */
    InputStream lastRenamed(String name) throws IOException {
        byte[] all = bytes();
        ByteBuffer view = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        byte[] bytesOfName = name.getBytes(StandardCharsets.UTF_8);
        view.put(lastHeader(view) + 46, bytesOfName);
        return new ByteArrayInputStream(all);
    }

    private static int lastHeader(ByteBuffer view) {
        int at = view.limit() - 46;
        while (view.getInt(at) != 0x02014b50) {
            at--;
        }
        return at;
    }
}
