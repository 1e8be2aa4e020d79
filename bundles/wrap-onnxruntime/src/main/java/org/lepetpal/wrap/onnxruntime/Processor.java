package org.lepetpal.wrap.onnxruntime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A processor.
 *
 * @param abilities the line in which Linux lists what it can do; empty where the system does not tell
 */
public record Processor(String abilities) {
    private static final Path LISTED = Path.of("/proc/cpuinfo");

    /** This machine's; without abilities where nothing can be read of it. Reads a file of the kernel's. */
    public static Processor here() {
        if (!Files.isReadable(LISTED)) {
            return new Processor("");
        }
        try (Stream<String> lines = Files.lines(LISTED)) {
            return new Processor(lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .orElse(""));
        } catch (IOException unreadable) {
            return new Processor("");
        }
    }

    /**
     * Whether ONNX Runtime adds up products of bytes in 32 bits there (VNNI), where other x86 processors add pairs of them in 16, which
     * overflow. Where the processor has AVX-512, ONNX Runtime uses that one's alone.
     *
     * @return false also where nobody knows
     */
    public boolean addsBytesExactly() {
        return has("avx512_vnni") || has("avx_vnni") && !has("avx512f");
    }

    private boolean has(String ability) {
        return Arrays.asList(abilities.split("\\s+")).contains(ability);
    }
}
