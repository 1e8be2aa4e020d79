package org.lepetpal.detector.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColorClassTest {
    private static final ColorClass BALL = new ColorClass("ball", 60, 92, 50, 24, 60, 78, 1.3);

    @Test
    void confidenceIsTheProductThatTheDocumentationStates() {
        Box square = new Box(0, 0, 20, 20);
        assertThat(BALL.confidence(square, 312, false, 100)).isCloseTo(1 - 0.5 * 60 / 312, within(1e-9));
        assertThat(BALL.confidence(square, 312, false, 50)).isCloseTo(0.8 * (1 - 0.5 * 60 / 312), within(1e-9));
        assertThat(BALL.confidence(square, 156, false, 100)).isCloseTo(0.5 * (1 - 0.5 * 60 / 156), within(1e-9));
        assertThat(BALL.confidence(new Box(0, 0, 20, 52), 1040, false, 100))
                .isCloseTo(1.3 / 2.6 * (1 - 0.5 * 60 / 1040), within(1e-9));
        assertThat(BALL.confidence(new Box(0, 0, 20, 52), 1040, true, 100))
                .isCloseTo(0.8 * (1 - 0.5 * 60 / 1040), within(1e-9));
    }

    @Test
    void halvesAreJoinedAndWholesAreNot() {
        Joiner joiner = new Joiner(640, 360);
        Patch left = new Patch(List.of(1), new Box(100, 100, 8, 20), 110);
        Patch right = new Patch(List.of(2), new Box(114, 100, 8, 20), 110);
        Patch far = new Patch(List.of(3), new Box(300, 100, 8, 20), 110);
        assertThat(joiner.join(BALL, List.of(left, far, right)))
                .containsExactlyInAnyOrder(new Patch(List.of(1, 2), new Box(100, 100, 22, 20), 220), far);
        Patch ball = new Patch(List.of(1), new Box(100, 100, 20, 20), 314);
        Patch other = new Patch(List.of(2), new Box(123, 100, 20, 20), 314);
        assertThat(joiner.join(BALL, List.of(ball, other))).containsExactly(ball, other);
    }

    @Test
    void gapsAreCountedAcrossAndDown() {
        Box box = new Box(10, 10, 10, 10);
        assertThat(box.gap(new Box(25, 12, 5, 5))).isEqualTo(5);
        assertThat(box.gap(new Box(12, 27, 5, 5))).isEqualTo(7);
        assertThat(box.gap(new Box(15, 15, 50, 50))).isZero();
        assertThat(new Box(25, 12, 5, 5).gap(box)).isEqualTo(5);
    }
}
