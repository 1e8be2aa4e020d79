package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Pixel;

class MatCanvasTest {
    private static final int GREY = 128;
    private static final int RED = 0xFF0000;

    private final Mat picture = grey(640, 360);
    private final Stamps stamps = new Stamps();
    private final MatCanvas canvas = new MatCanvas(
            picture, "front", Placement.of(1280, 720, OptionalInt.of(640), OptionalInt.of(360)), Rates.UNKNOWN, stamps);

    @AfterEach
    void close() {
        stamps.close();
        picture.close();
    }

    @Test
    void aBoxIsDrawnWhereTheScaledThingIsInItsColour() {
        canvas.box(200, 100, 400, 200, RED);

        assertThat(bgr(100, 100)).containsExactly(0, 0, 255);
        assertThat(bgr(300, 100)).containsExactly(0, 0, 255);
        assertThat(bgr(200, 100)).as("inside it").containsExactly(GREY, GREY, GREY);
    }

    @Test
    void aLabelDarkensWhatIsBehindItAndStaysWithinThePicture() {
        canvas.label(new Pixel(1279, 719), "here", RED);

        assertThat(bgr(638, 358)[0]).isLessThan(GREY / 2);
        assertThat(bgr(400, 200)).containsExactly(GREY, GREY, GREY);
    }

    @Test
    void aLabelIsDarkBehindItsLettersAtAnySize() {
        canvas.label(new Pixel(0, 0), "i", RED);

        assertThat(bgr(1, 1)[0]).isLessThan(GREY / 2);
        assertThat(bgr(60, 1)).containsExactly(GREY, GREY, GREY);
    }

    @Test
    void textThatIsTooLongIsCut() {
        Lettering letters = new Lettering(0.5);
        String fitted = letters.fit("a very long line ".repeat(20), 200);

        assertThat(letters.width(fitted)).isLessThanOrEqualTo(200);
        assertThat(fitted).startsWith("a very").endsWith("...");
        assertThat(letters.wrap("one two three four five six seven eight", 120))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(letters.width(line)).isLessThanOrEqualTo(120));
    }

    @Test
    void drawingOutsideDoesNoHarm() {
        canvas.box(-5_000, -5_000, 20_000, 20_000, RED);
        canvas.line(new Pixel(-1e6, -1e6), new Pixel(1e6, 1e6), RED);
        canvas.line(new Pixel(1e12, 100), new Pixel(1e12, 1e300), RED);
        canvas.label(new Pixel(1e9, -1e9), "far", RED);

        assertThat(bgr(180, 180)).as("on the line").containsExactly(0, 0, 255);
        assertThat(bgr(320, 180)).as("beside it").containsExactly(GREY, GREY, GREY);
    }

    @Test
    void slantedLinesAreSmoothed() {
        canvas.path(List.of(new Pixel(200, 100), new Pixel(600, 100), new Pixel(600, 300)), RED);
        assertThat(shades()).as("grey, rim and line").hasSize(3);

        canvas.path(List.of(new Pixel(200, 100), new Pixel(600, 300)), RED);
        assertThat(shades()).as("and what lies between them").hasSizeGreaterThan(10);
    }

    private Set<Integer> shades() {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < picture.rows(); y++) {
            for (int x = 0; x < picture.cols(); x++) {
                seen.add(bgr(x, y)[2]);
            }
        }
        return seen;
    }

    private int[] bgr(int x, int y) {
        try (UByteIndexer pixels = picture.createIndexer()) {
            int[] pixel = new int[3];
            pixels.get(y, x, pixel);
            return pixel;
        }
    }

    private static Mat grey(int width, int height) {
        try (Scalar colour = new Scalar(GREY, GREY, GREY, 0)) {
            return new Mat(height, width, opencv_core.CV_8UC3, colour);
        }
    }
}
