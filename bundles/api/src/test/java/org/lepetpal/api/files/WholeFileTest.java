package org.lepetpal.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private WholeFile file() {
        return new WholeFile(folder.resolve("a/b/kept.txt"));
    }

    @Test
    void thereIsNoneAtFirst() throws IOException {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAndNothingElseIsLeft() throws IOException {
        file().write("ein längerer Text\n");
        file().write("neu 😀\n");

        assertThat(file().read()).contains("neu 😀\n");
        try (var all = Files.list(folder.resolve("a/b"))) {
            assertThat(all).containsExactly(file().path());
        }
    }

    @Test
    void whatAnInterruptedWriterLeftIsInNobodysWay() throws IOException {
        file().write("old");
        Files.writeString(folder.resolve("a/b/kept.txt.new"), "half of something much longer");

        assertThat(file().read()).contains("old");
        file().write("new");
        assertThat(file().read()).contains("new");
    }

    @Test
    void whatWasThereStaysWhereItCannotBeWritten() throws IOException {
        file().write("old");
        Files.createDirectory(folder.resolve("a/b/kept.txt.new"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file().write("new"));
        assertThat(file().read()).contains("old");
    }

    @Test
    void aThreadThatIsAskedToStopWritesAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        try {
            file().write("last words");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file().read()).contains("last words");
    }

    @Test
    void bytesThatAreNoTextAreTold() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/kept.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file().read());
    }
}
