package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.timebase.SteppedTimebase;

class DetectionsLayerTest {
    private static final int GREY = 128;
    private static final Detection BALL = new Detection("ball", 0.93, 600, 300, 90, 90).by("color 0.1.0");
    private static final Detection DOG = new Detection("dog", 0.71, 150, 200, 300, 280).by("yolov8n-int8-qdq 8.2.0");

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeSight sight = new FakeSight();
    private final DetectionsLayer layer = new DetectionsLayer(sight, time);
    private final Mat picture = grey();
    private final Stamps stamps = new Stamps();
    private final MatCanvas canvas = new MatCanvas(
            picture, "front", Placement.of(1280, 720, OptionalInt.of(640), OptionalInt.of(360)), Rates.UNKNOWN, stamps);

    @AfterEach
    void close() {
        stamps.close();
        picture.close();
    }

    @Test
    void eachModelIsNamedOnceWithItsVersionAndWhatItSaw() {
        Detection person = new Detection("person", 0.5, 0, 0, 9, 9).by("yolov8n-int8-qdq 8.2.0");
        Detection unsaid = new Detection("bowl", 0.5, 0, 0, 9, 9);

        assertThat(DetectionsLayer.models(List.of(person, BALL, DOG, unsaid, DOG)))
                .containsExactly("color 0.1.0: ball", "yolov8n-int8-qdq 8.2.0: dog, person");
    }

    @Test
    void theModelsStandInTheLowerRightCorner() {
        see(BALL, DOG);
        layer.draw(canvas);

        assertThat(darkest(341)).as("the last line").isLessThan(GREY / 2);
        assertThat(darkest(320)).as("the one above it").isLessThan(GREY / 2);
        assertThat(darkest(290)).as("nothing higher").isEqualTo(GREY);
    }

    @Test
    void whatWasSeenLongAgoIsNotShown() {
        see(BALL, DOG);
        time.advance(Duration.ofMillis(1_001));
        layer.draw(canvas);

        assertThat(darkest(341)).isEqualTo(GREY);
    }

    private void see(Detection... seen) {
        sight.show(new Sighting(
                "front", 1, time.nanoTime(), 1280, 720, Optional.empty(), Set.of("ball", "dog"), List.of(seen)));
    }

    /** Darkest blue within the right end of a row. */
    private int darkest(int row) {
        try (UByteIndexer pixels = picture.createIndexer()) {
            int darkest = GREY;
            for (int x = 500; x < 640; x++) {
                darkest = Math.min(darkest, pixels.get(row, x, 0));
            }
            return darkest;
        }
    }

    private static Mat grey() {
        try (Scalar colour = new Scalar(GREY, GREY, GREY, 0)) {
            return new Mat(360, 640, opencv_core.CV_8UC3, colour);
        }
    }
}
