package org.lepetpal.api.vision;

import static org.assertj.core.api.Assertions.assertThat;

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
}
