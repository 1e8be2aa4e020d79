package org.lepetpal.tts;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * espeak-ng as a process of its own: arguments as a list, the text through its standard input, the sound through a file,
 * whose header is right where that of a stream cannot be.
 */
final class EspeakEngine implements Engine {
    private static final long LARGEST_BYTES = 16L << 20;

    private final Path program;
    private final String language;
    private final Duration limit;

    EspeakEngine(Path program, String language, Duration limit) {
        this.program = program;
        this.language = language;
        this.limit = limit;
    }

    /** The program in the folders of {@code searchPath}, which are separated as in PATH. */
    static Optional<Path> find(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "espeak-ng"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String name() {
        return "espeak-ng";
    }

    @Override
    public byte[] synthesise(String text) throws IOException {
        Path wav = Files.createTempFile("lepetpal-voice", ".wav");
        try {
            run(wav, PlainText.of(text));
            if (Files.size(wav) > LARGEST_BYTES) {
                throw new IOException("espeak-ng made more than " + (LARGEST_BYTES >> 20) + " MiB of sound");
            }
            byte[] sound = Files.readAllBytes(wav);
            if (sound.length <= Wav.HEADER_BYTES) {
                throw new IOException("espeak-ng made no sound");
            }
            return sound;
        } finally {
            Files.deleteIfExists(wav);
        }
    }

    private void run(Path wav, String text) throws IOException {
        Process process = new ProcessBuilder(
                        List.of(program.toString(), "-v", language, "-w", wav.toString(), "--stdin"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (OutputStream input = process.getOutputStream()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("espeak-ng took longer than " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("espeak-ng ended with code " + process.exitValue()
                        + "; it may not know the language " + language);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while espeak-ng was speaking", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
