package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StampsTest {
    private static final Lettering LETTERS = new Lettering(0.6);
    private static final int ORANGE = 0xFFB45A;
    private static final int LEFT = 40;
    private static final int TOP = 30;

    private final Stamps stamps = new Stamps();

    @AfterEach
    void close() {
        stamps.close();
    }

    @Test
    void aStampLooksLikeTextThatIsWrittenOnADarkenedPicture() {
        try (Scalar grey = Scalar.all(200);
                Mat stamped = new Mat(120, 320, opencv_core.CV_8UC3, grey);
                Mat written = stamped.clone();
                Scalar orange = MatCanvas.colour(ORANGE)) {
            Stamp stamp = stamps.of(line("dog #2 71%"));
            stamp.onto(stamped, LEFT, TOP);

            try (Rect where = new Rect(LEFT, TOP, stamp.width(), stamp.height());
                    Mat plate = new Mat(written, where)) {
                plate.convertTo(plate, -1, 0.28, 0);
            }
            int pad = Stamp.pad(LETTERS);
            LETTERS.write(written, "dog #2 71%", LEFT + pad, TOP + pad + LETTERS.height(), orange);
            assertThat(opencv_core.norm(stamped, written, opencv_core.NORM_INF, opencv_core.noArray()))
                    .as(
                            "largest difference of any pixel, of 255: letters are drawn in many steps, each of which rounds")
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void whatIsWrittenAgainIsNotMadeAgain() {
        assertThat(stamps.of(line("ready"))).isSameAs(stamps.of(line("ready")));
        assertThat(stamps.of(line("ready"))).isNotSameAs(stamps.of(new Stamps.Line("ready", LETTERS, 0xFFFFFF, 320)));
    }

    @Test
    void whatIsNotWrittenForLongIsForgotten() {
        Stamp often = stamps.of(line("ready"));
        Stamp once = stamps.of(line("gone"));
        for (int i = 0; i < 5_000; i++) {
            stamps.of(line("line " + i));
            assertThat(stamps.of(line("ready"))).isSameAs(often);
        }
        assertThat(stamps.of(line("gone"))).isNotSameAs(once);
    }

    @Test
    void aStampIsNoWiderThanItsRoomAndCutOffWhereAPictureEnds() {
        assertThat(stamps.of(line("word ".repeat(100))).width()).isLessThanOrEqualTo(320);
        try (Scalar grey = Scalar.all(200);
                Mat small = new Mat(9, 9, opencv_core.CV_8UC3, grey)) {
            stamps.of(line("ready")).onto(small, 0, 0);
            assertThat(small.createIndexer(false).getDouble(0, 0, 0)).isLessThan(100);
        }
    }

    private static Stamps.Line line(String text) {
        return new Stamps.Line(text, LETTERS, ORANGE, 320);
    }
}
