package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlacementTest {
    @Test
    void noWishLeavesTheCamerasSize() {
        assertThat(of(-1, -1)).isEqualTo(new Placement(1280, 720, 0, 0, 1280, 720, 1));
    }

    @Test
    void oneSideKeepsTheShape() {
        assertThat(of(640, -1)).isEqualTo(new Placement(640, 360, 0, 0, 640, 360, 0.5));
        assertThat(of(-1, 360)).isEqualTo(new Placement(640, 360, 0, 0, 640, 360, 0.5));
    }

    @Test
    void twoSidesLetterbox() {
        assertThat(of(640, 640)).isEqualTo(new Placement(640, 640, 0, 140, 640, 360, 0.5));
        assertThat(of(1280, 360)).isEqualTo(new Placement(1280, 360, 320, 0, 640, 360, 0.5));
    }

    @Test
    void whatIsDrawnLandsOnTheScaledPicture() {
        Placement placement = of(640, 640);

        assertThat(placement.x(1280)).isEqualTo(640);
        assertThat(placement.y(0)).isEqualTo(140);
        assertThat(placement.y(720)).isEqualTo(500);
    }

    private static Placement of(int width, int height) {
        return Placement.of(1280, 720, wish(width), wish(height));
    }

    private static OptionalInt wish(int side) {
        return side < 0 ? OptionalInt.empty() : OptionalInt.of(side);
    }
}
