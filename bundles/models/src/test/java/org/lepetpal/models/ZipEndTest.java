package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipEndTest {
    private static final int ENTRY = 0x02014b50;

    @TempDir
    private Path folder;

    @Test
    void aLargeZipHasARecordOfItsOwn() throws IOException {
        Zips zip = new Zips();
        int many = 0x10001;
        for (int i = 0; i < many; i++) {
            zip.with(Integer.toString(i), "");
        }
        requireEnd(zip.bytes(), many);
    }

    @Test
    void whatLiesBeforeAZipMovesItsDirectory() throws IOException {
        byte[] zip = new Zips().with("a", "b").bytes();
        byte[] moved =
                ByteBuffer.allocate(1_000 + zip.length).position(1_000).put(zip).array();
        requireEnd(moved, 1);
    }

    private void requireEnd(byte[] zip, long entries) throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), zip);
        try (FileChannel channel = FileChannel.open(file)) {
            ZipEnd end = ZipEnd.of(channel);
            assertThat(end.entries()).isEqualTo(entries);
            ByteBuffer directory = end.directory(channel);
            assertThat(directory.limit()).isEqualTo((int) end.size());
            assertThat(directory.getInt(0)).isEqualTo(ENTRY);
        }
    }
}
