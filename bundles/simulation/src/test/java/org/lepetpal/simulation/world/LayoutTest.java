package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.world.Layout.Spot;

class LayoutTest {
    @Test
    void everythingLiesWithinReachAndFree() {
        for (long seed = 0; seed < 500; seed++) {
            Layout layout = Layout.random(seed, Optional.empty(), Optional.empty());
            for (Spot spot : new Spot[] {layout.ball(), layout.treat()}) {
                assertThat(spot.distance(0.0388353, 0)).isBetween(0.14, 0.34);
                assertThat(Math.abs(Math.atan2(spot.y(), spot.x() - 0.0388353))).isLessThanOrEqualTo(Math.PI / 3);
                assertThat(spot.distance(Furniture.BOWL.x(), Furniture.BOWL.y()))
                        .isGreaterThan(0.1);
                assertThat(spot.onTable()).isTrue();
            }
            assertThat(layout.ball().distance(layout.treat().x(), layout.treat().y()))
                    .isGreaterThan(0.089);
        }
    }

    @Test
    void whatIsGivenStays() {
        Spot ball = new Spot(0.2, 0.1);
        assertThat(Layout.random(7, Optional.of(ball), Optional.empty()).ball()).isEqualTo(ball);
    }
}
