package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes that really end. */
class EndingTest {
    @TempDir
    private Path folder;

    @Test
    void whoCallsForTheEndFromWithinIsSeen() throws Exception {
        assertThat(lastWordsOf(start("refuse"))).isEqualTo("itself");
    }

    @Test
    void aSignalIsNotItsOwnDoing() throws Exception {
        Process process = start("wait");
        Assumptions.assumeTrue(process.supportsNormalTermination(), "there are no signals");
        assertThat(process.getInputStream().read()).as("its hook is there").isEqualTo('.');
        process.destroy();
        assertThat(lastWordsOf(process)).isEqualTo("asked to");
    }

    private Process start(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        "target/classes" + System.getProperty("path.separator") + "target/test-classes",
                        EndingProcess.class.getName(),
                        what,
                        words().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String lastWordsOf(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(words());
    }

    private Path words() {
        return folder.resolve("words");
    }
}
