package org.lepetpal.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakEngineTest {
    @TempDir
    private Path folder;

    @Test
    void realEngineMakesAPlayableFile() throws IOException {
        Optional<Path> program = EspeakEngine.find(System.getenv("PATH"));
        assumeTrue(program.isPresent(), "espeak-ng is not installed");

        Wav wav = Wav.read(new EspeakEngine(program.get(), "en", Duration.ofSeconds(10)).synthesise("Good dog!"));

        assertThat(wav.format().getSampleSizeInBits()).isEqualTo(16);
        assertThat(wav.length()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
    }

    @Test
    void textIsNoArgumentAndNoMarkup() throws IOException {
        Path said = folder.resolve("said");
        Path program =
                script("cat > " + said + "\nprintf '%0100d' 0 > \"$4\"\nprintf '%s|' \"$@\" > " + said + ".args");

        new EspeakEngine(program, "en", Duration.ofSeconds(10)).synthesise("--stdout; $(id) [[[a]] \u0001I<b>");

        assertThat(said).hasContent("--stdout; $(id) [ [ [a]]  I<b>");
        assertThat(Files.readString(Path.of(said + ".args")))
                .startsWith("-v|en|-w|")
                .endsWith("|--stdin|");
    }

    @Test
    void aSlowEngineIsStopped() throws IOException {
        Path program = script("exec sleep 30");

        assertThatThrownBy(() -> new EspeakEngine(program, "en", Duration.ofMillis(200)).synthesise("hello"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void anEngineThatFailsIsNamed() throws IOException {
        Path program = script("exit 3");

        assertThatThrownBy(() -> new EspeakEngine(program, "xx", Duration.ofSeconds(10)).synthesise("hello"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("code 3");
    }

    @Test
    void notInstalledIsNotFound() {
        assertThat(EspeakEngine.find(folder.toString())).isEmpty();
    }

    private Path script(String body) throws IOException {
        Path program = folder.resolve("espeak-ng");
        Files.writeString(program, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
