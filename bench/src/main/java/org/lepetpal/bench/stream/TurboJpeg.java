package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** libjpeg-turbo's own programs: {@code djpeg} and {@code tjbench}. */
final class TurboJpeg {
    private static final Pattern RATE = Pattern.compile("Compress\\s+--> Frame rate:\\s+([0-9.]+) fps");
    /** Whatever else runs makes it slower, and nothing makes it faster. */
    private static final int TRIES = 5;

    private TurboJpeg() {}

    /**
     * Milliseconds to encode a picture at quality 80 and 4:2:0, at best.
     *
     * @param jpeg the picture; removed
     * @return empty where the programs are missing
     */
    static Optional<Double> encodingMillis(Path jpeg) throws IOException, InterruptedException {
        Path pixels = Path.of(jpeg + ".ppm");
        try {
            if (!Workshop.has("djpeg") || !Workshop.has("tjbench")) {
                return Optional.empty();
            }
            output(List.of("djpeg", "-outfile", pixels.toString(), jpeg.toString()));
            double best = Double.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                String told = output(
                        List.of("tjbench", pixels.toString(), "80", "-subsamp", "420", "-benchtime", "1", "-nowrite"));
                best = Math.min(best, millis(told).orElseThrow(() -> new IOException("tjbench says: " + told)));
            }
            return Optional.of(best);
        } finally {
            Files.delete(jpeg);
            Files.deleteIfExists(pixels);
        }
    }

    /** Milliseconds for each picture, out of what {@code tjbench} prints. */
    static OptionalDouble millis(String told) {
        Matcher rate = RATE.matcher(told);
        return rate.find() ? OptionalDouble.of(1_000 / Double.parseDouble(rate.group(1))) : OptionalDouble.empty();
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + ": " + told);
        }
        return told;
    }
}
