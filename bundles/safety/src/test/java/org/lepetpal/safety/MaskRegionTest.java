package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;

class MaskRegionTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final FakeSight sight = new FakeSight();

    @Test
    void itTellsTheMasksSizeAndTheCameraThatItIsComparedWith() {
        MaskRegion region = region(painting -> painting.fillRect(0, 0, 10, 10));
        assertThat(region.width()).isEqualTo(WIDTH);
        assertThat(region.height()).isEqualTo(HEIGHT);
        assertThat(region.camera()).isEmpty();

        sight.show(new Sighting("wrist", 1, 0, WIDTH, HEIGHT, Optional.empty(), Set.of(), List.of()));
        assertThat(region.camera()).contains("wrist");
    }

    @Test
    void aBorderRunsAlongTheEdgesOfThePixels() {
        MaskRegion region = region(painting -> painting.fillRect(100, 50, 30, 20));
        assertThat(region.borders()).hasSize(1);
        assertThat(region.borders().getFirst())
                .containsExactlyInAnyOrder(
                        new Pixel(100, 50), new Pixel(130, 50), new Pixel(130, 70), new Pixel(100, 70));
        assertThat(Pixel.area(region.borders().getFirst())).as("clockwise").isEqualTo(30 * 20);
    }

    @Test
    void whiteEverywhereEndsWhereThePictureDoes() {
        MaskRegion region = region(painting -> painting.fillRect(0, 0, WIDTH, HEIGHT));
        assertThat(region.borders()).hasSize(1);
        assertThat(Pixel.area(region.borders().getFirst())).isEqualTo(WIDTH * HEIGHT);
    }

    @Test
    void aHoleHasABorderOfItsOwnTheOtherWayRound() {
        MaskRegion region = region(painting -> {
            painting.fillRect(100, 50, 200, 100);
            painting.setColor(Color.BLACK);
            painting.fillRect(150, 80, 20, 10);
        });
        assertThat(region.borders()).extracting(Pixel::area).containsExactlyInAnyOrder(200.0 * 100, -20.0 * 10);
    }

    @Test
    void areasThatTouchByACornerAloneAreTwo() {
        MaskRegion region = region(painting -> {
            painting.fillRect(100, 100, 10, 10);
            painting.fillRect(110, 110, 10, 10);
        });
        assertThat(region.borders()).extracting(Pixel::area).containsExactly(100.0, 100.0);
    }

    @Test
    void aCurveIsFollowedWithFewCorners() {
        MaskRegion region = region(painting -> painting.fillOval(170, 30, 300, 300));
        assertThat(region.borders()).hasSize(1);
        assertThat(region.borders().getFirst()).hasSizeLessThanOrEqualTo(48).allSatisfy(corner -> assertThat(
                        corner.distance(new Pixel(320, 180)))
                .isCloseTo(150, within(1.5)));
    }

    @Test
    void amongSpecksTheLargeAreasAreLeft() {
        Random random = new Random(7);
        MaskRegion region = region(painting -> {
            for (int i = 0; i < 20_000; i++) {
                painting.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 1, 1);
            }
            painting.fillRect(200, 100, 200, 150);
        });
        assertThat(region.borders().stream().mapToInt(List::size).sum()).isBetween(3, 48);
        assertThat(region.borders().stream().mapToDouble(Pixel::area).max().orElseThrow())
                .isCloseTo(200 * 150, within(3_000.0));
    }

    /** A chessboard of pixels: the most corners that a mask can have. */
    @Test
    void aMaskThatIsNothingButSpecksIsRefusedBeforeItFillsTheMemory() {
        BufferedImage dithered = new BufferedImage(1920, 1080, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = 0; i < 1920 * 1080; i++) {
            dithered.setRGB(i % 1920, i / 1920, (i % 1920 + i / 1920) % 2 == 0 ? 0xFFFFFFFF : 0xFF000000);
        }
        RegionMask mask = RegionMask.of(dithered);
        assertThatThrownBy(() -> new MaskRegion(mask, sight::latest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 1000000 corners")
                .hasMessageContaining("paint whole areas");
    }

    private MaskRegion region(Consumer<Graphics2D> paint) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D painting = picture.createGraphics();
        painting.setColor(Color.WHITE);
        paint.accept(painting);
        painting.dispose();
        return new MaskRegion(RegionMask.of(picture), sight::latest);
    }
}
