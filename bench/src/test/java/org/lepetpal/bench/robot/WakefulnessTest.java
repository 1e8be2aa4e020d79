package org.lepetpal.bench.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WakefulnessTest {
    @TempDir
    private Path folder;

    @Test
    void fourBytesOfZeroAskForProcessorsThatWakeAtOnce() throws Exception {
        Path device = Files.createFile(folder.resolve("latency"));
        try (Wakefulness asked = Wakefulness.asked(device)) {
            assertThat(Files.readAllBytes(device)).containsExactly(0, 0, 0, 0);
            assertThat(asked.words()).contains("kept awake");
        }
    }

    @Test
    void whereItIsRefusedTheFiguresSaySo() throws Exception {
        try (Wakefulness refused = Wakefulness.asked(folder)) {
            assertThat(refused.words()).contains("may sleep").contains(folder.toString());
        }
    }
}
