package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipEndTest {
    @TempDir
    private Path folder;

    @Test
    void itIsFoundBehindAComment() throws Exception {
        assertThat(ZipEnd.of(zip(3, 300, 1000))).isEqualTo(new ZipEnd(3, 300));
        assertThatThrownBy(() -> ZipEnd.of(Files.write(folder.resolve("no.zip"), new byte[100])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aJarHasOne() throws Exception {
        Path jar = Files.write(folder.resolve("a.jar"), TestJars.plain("org.example.a", "1.0.0"));
        ZipEnd.of(jar).requireModest();
        assertThat(ZipEnd.of(jar).entries()).isOne();
    }

    @Test
    void aDirectoryThatWouldFillTheMemoryIsNotRead() throws Exception {
        assertThatThrownBy(() -> ZipEnd.of(zip(60_000, 300, 0)).requireModest()).hasMessageContaining("50000");
        assertThatThrownBy(() -> ZipEnd.of(zip(3, 0xFFFF_FFFFL, 0)).requireModest())
                .hasMessageContaining("8 MB");
    }

    private Path zip(int entries, long directory, int comment) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(500 + 22 + comment).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(500, 0x06054b50);
        bytes.putShort(510, (short) entries);
        bytes.putInt(512, (int) directory);
        bytes.putShort(520, (short) comment);
        return Files.write(folder.resolve("a.zip"), bytes.array());
    }
}
