package org.lepetpal.tts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * espeak-ng as a process of its own: arguments as a list, the text as its standard input, from a file, so that nobody waits
 * for an engine that does not read; the sound through a file, whose header is right where that of a stream cannot be.
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
        Path said = Files.createTempFile("lepetpal-voice", ".txt");
        Path wav = Files.createTempFile("lepetpal-voice", ".wav");
        try {
            Files.writeString(said, PlainText.of(text));
            run(said, wav);
            if (Files.size(wav) > LARGEST_BYTES) {
                throw new IOException("espeak-ng made more than " + (LARGEST_BYTES >> 20) + " MiB of sound");
            }
            byte[] sound = Files.readAllBytes(wav);
            if (sound.length <= Wav.HEADER_BYTES) {
                throw new IOException("espeak-ng made no sound");
            }
            return sound;
        } finally {
            Files.deleteIfExists(said);
            Files.deleteIfExists(wav);
        }
    }

    private void run(Path said, Path wav) throws IOException {
        Process process = new ProcessBuilder(
                        List.of(program.toString(), "-v", language, "-w", wav.toString(), "--stdin"))
                .redirectInput(said.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
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
