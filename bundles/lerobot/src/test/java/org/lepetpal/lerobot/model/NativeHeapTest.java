package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NativeHeapTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int PIECES = 1500;
    /** Small enough for the heap: larger ones the C library maps and unmaps one by one. */
    private static final int BYTES = 64_000;

    @Test
    void whatWasFreedInPiecesIsGivenBack() throws IOException {
        assumeTrue(Files.exists(STATUS), "skipped: the system does not say how much memory is in use");
        assumeTrue(
                Linker.nativeLinker().defaultLookup().find("malloc_trim").isPresent(), "skipped: not GNU's C library");
        List<Arena> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            pieces.add(Arena.ofConfined());
            pieces.getLast().allocate(BYTES);
        }
        // above those that are freed: what lies at the heap's end is given back without being told
        try (Arena last = pieces.removeLast()) {
            pieces.forEach(Arena::close);
            long before = residentBytes();
            NativeHeap.trim();
            assertThat(residentBytes()).isLessThan(before - (long) PIECES * BYTES / 2);
            assertThat(last.scope().isAlive()).isTrue();
        }
    }

    private static long residentBytes() throws IOException {
        return 1024
                * Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
    }
}
