package org.lepetpal.lerobot.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Lengths and checksums of all files of a folder, written last: a folder whose seal holds is whole and as it was. */
final class Seal {
    static final String NAME = "seal";
    private static final int BLOCK = 1 << 20;

    private Seal() {}

    static void put(Path folder) throws IOException {
        Files.write(folder.resolve(NAME), lines(folder));
    }

    /** Reads all of it: 0.3 s for a gigabyte that is in memory. */
    static boolean holds(Path folder) throws IOException {
        Path seal = folder.resolve(NAME);
        return Files.isRegularFile(seal) && Files.readAllLines(seal).equals(lines(folder));
    }

    private static List<String> lines(Path folder) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith(NAME)).toList()) {
                lines.put(file.getFileName().toString(), Files.size(file) + " " + Long.toHexString(checksum(file)));
            }
        }
        return lines.entrySet().stream()
                .map(line -> line.getValue() + " " + line.getKey())
                .toList();
    }

    private static long checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(block) >= 0) {
                checksum.update(block.flip());
                block.clear();
            }
        }
        return checksum.getValue();
    }
}
