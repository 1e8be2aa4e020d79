package org.lepetpal.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/** Where the hash of the console's password lies, readable for its owner alone. */
final class PasswordFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Small letters and digits that nobody mistakes for another: 5 bits each. */
    private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 6;

    private final Path file;
    private final SecureRandom random;

    PasswordFile(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /**
     * The hash, empty when no password was made yet.
     *
     * @throws IOException when the file cannot be read or is damaged
     */
    Optional<PasswordHash> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PasswordHash.parse(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException("the console's password file is damaged; remove it to have a new password made", e);
        }
    }

    /** Makes a password of 120 random bits and keeps its hash. @return the password, which is nowhere else */
    String make() throws IOException {
        String password = password();
        Files.createDirectories(file.getParent());
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, PasswordHash.of(password, random).line() + "\n");
        return password;
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
