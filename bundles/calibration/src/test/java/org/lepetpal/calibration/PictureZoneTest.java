package org.lepetpal.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;

class PictureZoneTest {
    @ParameterizedTest
    @CsvSource({
        "'0 0, 9 0, 9 9, 0 9', true, a square",
        "'0 0, 0 9, 9 9, 9 0', true, the other way round",
        "'0 0, 9 0, 4 3, 9 9, 0 9', true, a notch",
        "'0 0, 9 9, 9 0, 0 9', false, a bow tie",
        "'0 0, 9 0, 0 0, 0 9', false, there and back",
        "'0 0, 9 0, 9 0, 0 9', false, a corner twice",
        "'0 0, 4 0, 9 0', false, no area",
        "'0 0, 9 0, 9 9, 4 0, 0 9', false, a corner on a side",
        "'0 0, 9 0', false, two corners"
    })
    void onlySimplePolygonsAreZones(String corners, boolean allowed, String what) {
        if (allowed) {
            assertThat(zone(corners).corners()).as(what).hasSizeGreaterThan(2);
        } else {
            assertThatThrownBy(() -> zone(corners))
                    .as(what)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the zone bowl");
        }
    }

    @Test
    void aZoneTellsWhatLiesInIt() {
        PictureZone notched = zone("0 0, 10 0, 5 4, 10 10, 0 10");

        assertThat(notched.contains(new Pixel(2, 5))).isTrue();
        assertThat(notched.contains(new Pixel(9, 4))).isFalse();
        assertThat(notched.contains(new Pixel(11, 1))).isFalse();
        assertThat(notched.scaled(2, 3).contains(new Pixel(4, 15))).isTrue();
    }

    @Test
    void kindsAreKnownByTheirNames() {
        for (Kind kind : Kind.values()) {
            assertThat(Kind.of(kind.label())).contains(kind);
        }
        assertThat(Kind.of("moon")).isEmpty();
    }

    private static PictureZone zone(String corners) {
        List<Pixel> pixels = new ArrayList<>();
        for (String corner : corners.split(", ")) {
            String[] numbers = corner.split(" ");
            pixels.add(new Pixel(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
        }
        return new PictureZone(Kind.BOWL, pixels);
    }
}
