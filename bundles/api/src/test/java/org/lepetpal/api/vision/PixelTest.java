package org.lepetpal.api.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PixelTest {
    @Test
    void distancesAreTheSameBothWays() {
        Pixel a = new Pixel(1, -2);
        Pixel b = new Pixel(4, 2);
        assertThat(a.distance(b)).isEqualTo(5);
        assertThat(b.distance(a)).isEqualTo(5);
        assertThat(a.distance(a)).isZero();
    }

    @Test
    void anAreaIsPositiveClockwise() {
        List<Pixel> clockwise = List.of(new Pixel(1, 1), new Pixel(5, 1), new Pixel(5, 4), new Pixel(1, 4));
        assertThat(Pixel.area(clockwise)).isEqualTo(12);
        assertThat(Pixel.area(clockwise.reversed())).isEqualTo(-12);
        assertThat(Pixel.area(List.of(new Pixel(0, 0), new Pixel(1, 1), new Pixel(2, 2))))
                .isZero();
    }
}
