package org.lepetpal.calibration.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

class SetupFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        KeptSetup kept = setup("front", 1);
        folder().write(kept);

        SetupFolder.Contents contents = folder().read();

        assertThat(contents.complaints()).isEmpty();
        assertThat(contents.setups()).containsOnlyKeys("front");
        assertThat(contents.setups().get("front").setup()).isEqualTo(kept.setup());
        assertThat(contents.setups().get("front").anchors().getFirst().patch())
                .isEqualTo(kept.anchors().getFirst().patch());
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertThat(folder().read().setups()).isEmpty();
        assertThat(folder().nextVersion("front")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "a/b", "front left", "..", "grün"})
    void anyNameStaysInTheFolder(String name) throws IOException {
        folder().write(setup(name, 1));

        assertThat(folder().read().setups()).containsOnlyKeys(name);
        try (var files = Files.walk(temporary)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getParent().getParent()))
                    .containsOnly(temporary.resolve("cameras"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"version\":1}", "\u0000\u0001", "{\"version\":\"x\"}"})
    void ofABrokenFileTheLastGoodOneIsUsedAndItIsSaid(String broken) throws IOException {
        folder().write(setup("front", 1));
        folder().write(setup("front", 2));
        Files.writeString(current(), broken);

        SetupFolder.Contents contents = folder().read();

        assertThat(contents.setups().get("front").setup().version()).isEqualTo(2);
        assertThat(contents.complaints())
                .singleElement()
                .asString()
                .contains("camera front")
                .contains("version 2");
    }

    @Test
    void brokenBackupsAreSkippedAndTheirNumbersNotUsedAgain() throws IOException {
        for (int version = 1; version <= 3; version++) {
            folder().write(setup("front", version));
        }
        Files.writeString(current(), "{");
        Files.writeString(current().resolveSibling("setup-3.json"), "{");

        assertThat(folder().read().setups().get("front").setup().version()).isEqualTo(2);
        assertThat(folder().nextVersion("front")).isEqualTo(4);
    }

    @Test
    void tenBackupsAreKept() throws IOException {
        for (int version = 1; version <= 25; version++) {
            folder().write(setup("front", version));
        }

        try (var files = Files.list(current().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(11)
                    .contains("setup.json", "setup-25.json", "setup-16.json");
        }
    }

    @Test
    void whateverIsInTheFilesTheRobotStarts() throws IOException {
        Random random = new Random(11);
        folder().write(setup("front", 1));
        byte[] good = Files.readAllBytes(current());
        for (int round = 0; round < 2000; round++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
            Files.write(current(), java.util.Arrays.copyOf(bad, length));

            assertThat(folder().read().setups()).containsOnlyKeys("front");
        }
    }

    private SetupFolder folder() {
        return new SetupFolder(temporary.resolve("cameras"));
    }

    private Path current() {
        return temporary.resolve("cameras").resolve("camera-front").resolve("setup.json");
    }

    private static KeptSetup setup(String camera, int version) {
        Point3 place = new Point3(0.1, 0.2, 0);
        CameraCalibration view =
                CameraCalibration.lookingAt(new Point3(0.7, 0, 0.5), new Point3(0.2, 0, 0), 640, 480, 50);
        byte[] patch = new byte[Anchor.SIDE * Anchor.SIDE];
        patch[5] = -7;
        return new KeptSetup(
                new CameraSetup(
                        camera,
                        "USB camera 0",
                        640,
                        480,
                        30,
                        Optional.of(new CameraSetup.View(
                                view, List.of(new TableMark(new Pixel(10, 20), place)), List.of(0.25))),
                        List.of(new PictureZone(
                                PictureZone.Kind.ROI, List.of(new Pixel(0, 0), new Pixel(640, 0), new Pixel(0, 480)))),
                        version,
                        Instant.parse("2026-11-21T10:00:00Z")),
                List.of(new Anchor(new Pixel(100, 100), patch)),
                Map.of("exposure", "157", "focus", "auto"));
    }
}
