package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;

class RegionTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /** Looks straight at the tip's range from the front: the tip's y is to the right in the picture. */
    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(1, 0, 0.3), new Point3(0.25, 0, 0.1), WIDTH, HEIGHT, 60);

    private final FakeSight sight = new FakeSight();
    private final FakeKinematics kinematics = new FakeKinematics();

    @TempDir
    private Path folder;

    @Test
    void theTipStaysWhereTheMaskIsWhite() {
        see(WIDTH, HEIGHT);
        Region place = region(leftHalfWhite());
        assertThat(clearance(place, tipAtColumn(100))).isZero();
        assertThat(clearance(place, tipAtColumn(315))).isZero();
        assertThat(clearance(place, tipAtColumn(325))).isEqualTo(-6);
        assertThat(clearance(place, tipAtColumn(750)))
                .as("outside of the picture, too")
                .isEqualTo(-431);
        assertThat(place.complaint(-6)).isEqualTo("the tip would leave the region of interest");
    }

    @Test
    void aPlanMustLieInsideAltogether() {
        see(WIDTH, HEIGHT);
        Region rule = region(leftHalfWhite());
        assertThat(rule.objection(posture(tipAtColumn(300)))).isEmpty();
        assertThat(rule.objection(posture(tipAtColumn(340)))).isPresent();
    }

    @Test
    void unknownIsRefusedAndTheLastKnownCameraHolds() {
        Region place = region(leftHalfWhite());
        JointAngles inside = tipAtColumn(100);
        assertThat(place.unknown(posture(inside)).orElseThrow()).contains("no calibrated camera has been seen");
        see(WIDTH, HEIGHT);
        assertThat(place.unknown(posture(inside))).isEmpty();
        sight.blind();
        assertThat(place.unknown(posture(inside))).isEmpty();
        Region withoutGeometry = new Region(RegionMask.of(leftHalfWhite()), Optional::empty, sight::latest);
        assertThat(withoutGeometry.unknown(posture(inside))).isPresent();
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        see(1280, 720);
        assertThat(region(leftHalfWhite()).unknown(posture(tipAtColumn(100))).orElseThrow())
                .contains("640x360")
                .contains("1280x720");
        RegionMask mask = RegionMask.of(leftHalfWhite());
        assertThat(mask.distance(new Pixel(319, 10))).isZero();
        assertThat(mask.distance(new Pixel(325, 10))).isEqualTo(6);
        assertThat(mask.distance(new Pixel(-4, -6))).isEqualTo(10);
    }

    private static double clearance(Region place, JointAngles joints) {
        assertThat(place.unknown(posture(joints))).isEmpty();
        return place.clearance(posture(joints));
    }

    @Test
    void masksAreReadFromPngFiles() throws IOException {
        Path png = folder.resolve("mask.png");
        ImageIO.write(leftHalfWhite(), "png", png.toFile());
        assertThat(RegionMask.read(png).size()).isEqualTo("640x360");
        Path text = Files.writeString(folder.resolve("mask.txt"), "not a picture");
        assertThatThrownBy(() -> RegionMask.read(text)).hasMessageContaining("not a PNG");
        assertThatThrownBy(() -> RegionMask.read(folder.resolve("none.png"))).hasMessageContaining("no such file");
        Path cut = folder.resolve("cut.png");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(png), 60));
        assertThatThrownBy(() -> RegionMask.read(cut)).isInstanceOf(IllegalArgumentException.class);
        for (String other : List.of("jpeg", "gif", "bmp")) {
            Path named = folder.resolve(other + ".png");
            assertThat(ImageIO.write(leftHalfWhite(), other, named.toFile())).isTrue();
            assertThatThrownBy(() -> RegionMask.read(named)).as(other).hasMessageContaining("not a PNG");
        }
        Path black = folder.resolve("black.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", black.toFile());
        assertThatThrownBy(() -> RegionMask.read(black)).hasMessageContaining("no white pixel");
    }

    @Test
    void aPaintingOfMorePixelsThanAnyCameraHasIsRefusedBeforeTheyAreRead() throws IOException {
        Path wide = folder.resolve("wide.png");
        ImageIO.write(new BufferedImage(3841, 2, BufferedImage.TYPE_BYTE_BINARY), "png", wide.toFile());
        assertThatThrownBy(() -> RegionMask.read(wide))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the picture has 3841x2 pixels; at most 3840 a side are allowed");
    }

    @Test
    void aDamagedPaintingIsReadOrRefused() throws IOException {
        Random random = new Random(71);
        Path png = folder.resolve("mask.png");
        ImageIO.write(leftHalfWhite(), "png", png.toFile());
        byte[] good = Files.readAllBytes(png);
        for (int round = 0; round < 1000; round++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                // every other one in the head
                bad[random.nextInt(random.nextBoolean() ? 60 : bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(png, bad);
            try {
                assertThat(RegionMask.read(png).width()).isBetween(1, 3840);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).doesNotContain(folder.toString());
            }
        }
    }

    private Region region(BufferedImage mask) {
        return new Region(RegionMask.of(mask), () -> Optional.of(kinematics), sight::latest);
    }

    private static BufferedImage leftHalfWhite() {
        BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH / 2; x++) {
                mask.setRGB(x, y, 0xFFFFFF);
            }
        }
        return mask;
    }

    private void see(int width, int height) {
        sight.show(new Sighting("front", 1, 0, width, height, Optional.of(CAMERA), Set.of(), List.of()));
    }

    private static Posture posture(JointAngles joints) {
        return new Posture(joints, Optional::empty);
    }

    /** A pan that shows the tip in the middle of this column, found by bisection. */
    private JointAngles tipAtColumn(int column) {
        double low = -2000;
        double high = 2000;
        double sign = Math.signum(column(high) - column(low));
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if ((column(middle) - column - 0.5) * sign < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Rig.MIDDLE.with(0, low);
    }

    private double column(double pan) {
        return CAMERA.project(kinematics.forward(Rig.MIDDLE.with(0, pan)).tip())
                .orElseThrow()
                .x();
    }
}
