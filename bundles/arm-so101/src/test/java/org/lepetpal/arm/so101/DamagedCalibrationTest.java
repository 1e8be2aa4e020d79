package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.testkit.SharedData;

/** An arm's calibration with flipped bits: it is one, or it is refused naming the file. */
class DamagedCalibrationTest {
    private static final int ROUNDS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void itIsReadOrRefused() throws IOException {
        Random random = new Random(51);
        byte[] good = Files.readAllBytes(SharedData.path("so101/calibrations-more/so101_follower.json"));
        Path path = folder.resolve("arm.json");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(path, random.nextInt(4) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
            try {
                assertThat(new CalibrationFile(path).read()).isPresent();
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("arm.json");
            }
        }
    }
}
