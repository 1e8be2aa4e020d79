package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** libjpeg-turbo's own programs, {@code djpeg} and {@code tjbench}, and a picture to encode. */
final class TurboJpeg implements AutoCloseable {
    private static final String RATE = "\\s+--> Frame rate:\\s+([0-9.]+) fps";
    private static final Pattern ENCODING = Pattern.compile("Compress" + RATE);
    private static final Pattern DECODING = Pattern.compile("Decompress" + RATE);

    /** Empty where the programs are missing. */
    private final Optional<Path> pixels;

    private TurboJpeg(Optional<Path> pixels) {
        this.pixels = pixels;
    }

    /** @param jpeg the picture; removed */
    static TurboJpeg of(Path jpeg) throws IOException, InterruptedException {
        try {
            if (!Workshop.has("djpeg") || !Workshop.has("tjbench")) {
                return new TurboJpeg(Optional.empty());
            }
            Path pixels = Path.of(jpeg + ".ppm");
            output(List.of("djpeg", "-outfile", pixels.toString(), jpeg.toString()));
            return new TurboJpeg(Optional.of(pixels));
        } finally {
            Files.delete(jpeg);
        }
    }

    /** Encodes it at quality 80 and 4:2:0 for a second over and over, and decodes that as long; empty where the programs are missing. */
    Optional<Times> times() throws IOException, InterruptedException {
        if (pixels.isEmpty()) {
            return Optional.empty();
        }
        String told = output(
                List.of("tjbench", pixels.get().toString(), "80", "-subsamp", "420", "-benchtime", "1", "-nowrite"));
        return Optional.of(Times.told(told).orElseThrow(() -> new IOException("tjbench says: " + told)));
    }

    @Override
    public void close() throws IOException {
        if (pixels.isPresent()) {
            Files.deleteIfExists(pixels.get());
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + ": " + told);
        }
        return told;
    }

    /** Milliseconds that a picture takes. */
    record Times(double encoding, double decoding) {
        /** Out of what {@code tjbench} prints. */
        static Optional<Times> told(String told) {
            return millis(ENCODING, told)
                    .flatMap(encoding -> millis(DECODING, told).map(decoding -> new Times(encoding, decoding)));
        }

        private static Optional<Double> millis(Pattern rate, String told) {
            Matcher found = rate.matcher(told);
            return found.find() ? Optional.of(1_000 / Double.parseDouble(found.group(1))) : Optional.empty();
        }
    }
}
