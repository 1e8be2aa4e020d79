package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsAHashOfWhatItMadeForItsOwnerAlone() throws IOException {
        Path path = folder.resolve("console").resolve("password");
        PasswordFile file = new PasswordFile(path, new SecureRandom());
        assertThat(file.read()).isEmpty();

        String password = file.make();

        assertThat(password).matches("([a-z0-9]{6}-){3}[a-z0-9]{6}");
        assertThat(path).content().doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        PasswordHash hash = file.read().orElseThrow();
        assertThat(hash.iterations()).isGreaterThanOrEqualTo(10_000);
        assertThat(hash.matches(password)).isTrue();
        assertThat(hash.matches(password + "x")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void twoPasswordsAndTheirSaltsDiffer() throws IOException {
        PasswordFile one = new PasswordFile(folder.resolve("one"), new SecureRandom());
        PasswordFile two = new PasswordFile(folder.resolve("two"), new SecureRandom());

        assertThat(one.make()).isNotEqualTo(two.make());
        assertThat(one.read().orElseThrow().salt())
                .isNotEqualTo(two.read().orElseThrow().salt());
    }

    @Test
    void aDamagedFileIsNoOpenDoor() throws IOException {
        Path path = Files.writeString(folder.resolve("password"), "");

        assertThatThrownBy(() -> new PasswordFile(path, new SecureRandom()).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    /** Vector made with another implementation: Python's hashlib.pbkdf2_hmac('sha256', b'p', bytes(16), 1000, 32). */
    @Test
    void isThePublishedFunction() {
        PasswordHash hash = PasswordHash.parse("pbkdf2-hmac-sha256 1000 00000000000000000000000000000000 "
                + "41cd4648bccabd0ffa01159da7cff4ec270a2f687883c8677f24acb54b1248f3");

        assertThat(hash.matches("p")).isTrue();
        assertThat(hash.line()).contains(" 1000 ");
    }
}
