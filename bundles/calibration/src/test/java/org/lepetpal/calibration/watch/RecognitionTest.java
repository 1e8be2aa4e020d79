package org.lepetpal.calibration.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Pixel;

class RecognitionTest {
    private static final UnaryOperator<Pixel> NOT_AT_ALL = at -> at;

    @Test
    void aPushThatTheFarSideHardlyShowsIsAMotionOfAll() {
        Recognition pushed = seen(at -> new Pixel(at.x() + 2 + at.y() / 60, at.y()));

        assertThat(pushed.inPlace()).as("in the upper half of the picture").isEqualTo(12);
        assertThat(pushed.together()).isEqualTo(pushed.found());
        assertThat(pushed.isSame()).isFalse();
    }

    @Test
    void anArmThatTurnedAboutItsFootIsNone() {
        Recognition seen = seen(at -> at.x() > 600 ? new Pixel(at.x() + at.y() / 20, at.y() - 15) : at);

        assertThat(seen.inPlace()).isLessThan(seen.found() * 2 / 3);
        assertThat(seen.isSame()).isTrue();
        assertThat(seen.detail()).isEqualTo(seen.inPlace() + " of " + seen.of() + " places recognised");
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(seen(at -> new Pixel(at.x() + 20, at.y())).detail())
                .isEqualTo("the picture is shifted by about 20 pixels");
        assertThat(Recognition.of(24, grid(NOT_AT_ALL).subList(0, 5)).detail())
                .isEqualTo("only 5 of 24 places are recognised");
        assertThat(seen(at -> new Pixel(at.x() + (at.x() - 600) / 50, at.y() + (at.y() - 270) / 50))
                        .detail())
                .endsWith("places are more than 8 pixels off, as one turned or zoomed picture");
        assertThat(Recognition.of(2, grid(NOT_AT_ALL).subList(0, 2)).isSame()).isTrue();
        assertThat(Recognition.of(2, grid(NOT_AT_ALL).subList(0, 2)).isProof()).isFalse();
    }

    @Test
    void placesOnOneLineFixNoMotion() {
        List<Move> line = grid(at -> new Pixel(at.x() + 20, at.y())).subList(0, 6);

        assertThat(new WholeMotion(line).explains()).isZero();
        assertThat(Recognition.of(6, line).isSame()).isFalse();
    }

    @Test
    void moreInPlaceThanFoundIsNoRecognition() {
        assertThatThrownBy(() -> new Recognition(24, 5, 6, 6, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recognition(24, 5, 5, 5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Recognition seen(UnaryOperator<Pixel> motion) {
        return Recognition.of(24, grid(motion));
    }

    /** 24 places in a picture of 1280×720, the first row first. */
    private static List<Move> grid(UnaryOperator<Pixel> motion) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Pixel at = new Pixel(100 + i % 6 * 200, 90 + i / 6 * 180);
            moves.add(new Move(at, motion.apply(at)));
        }
        return moves;
    }
}
