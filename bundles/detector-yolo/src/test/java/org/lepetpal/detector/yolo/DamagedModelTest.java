package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** Model files with flipped bits: they are refused or they work, and the process lives. */
class DamagedModelTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"yolox_nano", "FastestDet"})
    void readingThemThrowsNothingElse(String name) throws IOException {
        byte[] good = model(name);
        Random random = new Random(21);
        for (int round = 0; round < 300; round++) {
            Path file = damaged(good, random, 1 + random.nextInt(16), round % 5 == 0);
            try (ModelFile read = ModelFile.open(file)) {
                assertThat(read.blueprint()).isNotNull();
            } catch (BadModelException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolox_nano", "FastestDet"})
    void loadingThemEndsInARefusalOrAModel(String name) throws Exception {
        byte[] good = model(name);
        Random random = new Random(22);
        for (int round = 0; round < 40; round++) {
            Path file = damaged(good, random, 1 + random.nextInt(4), false);
            try (ModelFile read = ModelFile.open(file);
                    YoloModel model = YoloModel.load(read, ENGINE)) {
                assertThat(model.names()).isNotEmpty();
            } catch (BadModelException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void theirCardsAreReadOrRefused() throws IOException {
        Path model = Files.write(folder.resolve("model.onnx"), model("FastestDet"));
        byte[] good = """
                {"name": "balls", "version": "3", "layout": "columns", "width": 640, "height": 384, "names": ["ball", "treat"],
                 "classes": ["ball"], "order": "rgb", "fit": "centred", "pad": 114, "mean": [0, 0, 0], "std": [255, 255, 255]}
                """.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(23);
        for (int round = 0; round < 500; round++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(folder.resolve("model.json"), bad);
            try (ModelFile read = ModelFile.open(model)) {
                assertThat(read.card().width().orElse(32)).isBetween(32, 4096);
            } catch (BadModelException refused) {
                assertThat(refused.getMessage()).startsWith("model.json");
            }
        }
    }

    private static byte[] model(String name) throws IOException {
        return Files.readAllBytes(SharedData.path("models/" + name + ".onnx"));
    }

    /** Every other flip hits the first or last 40 kB, where the graph is and not its weights. */
    private Path damaged(byte[] good, Random random, int flips, boolean cut) throws IOException {
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
