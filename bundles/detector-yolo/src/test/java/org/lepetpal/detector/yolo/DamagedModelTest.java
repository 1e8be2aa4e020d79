package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** Model files with flipped bits: they are refused or they work, and the process lives. */
class DamagedModelTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    @TempDir
    private Path folder;

    private byte[] good;

    @BeforeEach
    void read() throws IOException {
        good = Files.readAllBytes(SharedData.path("models/yolox_nano.onnx"));
    }

    @Test
    void readingThemThrowsNothingElse() throws IOException {
        Random random = new Random(21);
        for (int round = 0; round < 300; round++) {
            Path file = damaged(random, 1 + random.nextInt(16), round % 5 == 0);
            try (ModelFile read = ModelFile.open(file)) {
                assertThat(read.blueprint()).isNotNull();
            } catch (BadModelException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void loadingThemEndsInARefusalOrAModel() throws Exception {
        Random random = new Random(22);
        for (int round = 0; round < 40; round++) {
            Path file = damaged(random, 1 + random.nextInt(4), false);
            try (ModelFile read = ModelFile.open(file);
                    YoloModel model = YoloModel.load(read, ENGINE)) {
                assertThat(model.names()).isNotEmpty();
            } catch (BadModelException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    /** Every other flip hits the first or last 40 kB, where the graph is and not its weights. */
    private Path damaged(Random random, int flips, boolean cut) throws IOException {
        byte[] bad = good.clone();
        for (int i = 0; i < flips; i++) {
            int near = random.nextInt(40_000);
            int at =
                    switch (random.nextInt(4)) {
                        case 0 -> near;
                        case 1 -> bad.length - 1 - near;
                        default -> random.nextInt(bad.length);
                    };
            bad[at] ^= (byte) (1 << random.nextInt(8));
        }
        return Files.write(
                folder.resolve("damaged.onnx"), cut ? java.util.Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
    }
}
