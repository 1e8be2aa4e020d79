package org.lepetpal.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One SHA-256 for all files of a folder: that of the lines which {@code sha256sum} prints for them in the order of their
 * names. A person checks it by {@code find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum}.
 */
final class Checksum {
    private static final int CHUNK = 1 << 20;

    private Checksum() {}

    /** 64 hexadecimal digits; blocks for as long as the disk does. */
    static String of(Path folder, Content content) throws IOException {
        MessageDigest all = sha256();
        for (String name : content.files().keySet()) {
            all.update((of(folder.resolve(name)) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
