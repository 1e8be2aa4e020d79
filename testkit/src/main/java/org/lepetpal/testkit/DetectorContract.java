package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;

/** What every {@link Detector} keeps. */
public abstract class DetectorContract {
    /** A warm detector; the same throughout one test. */
    protected abstract Detector detector();

    /** A frame that it can look at. */
    protected TestFrame frame() {
        return new TestFrame(640, 360, 1, 1);
    }

    @Test
    void theClassesAreConstantAndNotEmpty() {
        assertThat(detector().classes()).isNotEmpty().isEqualTo(detector().classes());
    }

    @Test
    void itFindsOnlyWhatItDeclaresWithinThePicture() {
        TestFrame frame = frame();
        List<Detection> found = detector().detect(frame);
        assertThat(found).allSatisfy(detection -> {
            assertThat(detector().classes()).contains(detection.label());
            assertThat(detection.centre().x()).isBetween(0.0, (double) frame.width());
            assertThat(detection.centre().y()).isBetween(0.0, (double) frame.height());
        });
    }

    @Test
    void picturesOfAnyShapeAreLookedAt() {
        for (int[] size : new int[][] {{1, 1}, {3840, 1}, {1, 2160}, {3839, 3}, {17, 2}}) {
            TestFrame frame = new TestFrame(size[0], size[1], 1, 1);
            assertThat(detector().detect(frame)).as("%d x %d", size[0], size[1]).allSatisfy(detection -> {
                assertThat(detection.centre().x()).isBetween(0.0, (double) frame.width());
                assertThat(detection.centre().y()).isBetween(0.0, (double) frame.height());
            });
        }
    }

    @Test
    void theFrameStaysTheCallers() {
        TestFrame frame = frame();
        detector().detect(frame);
        assertThat(frame.holders()).isEqualTo(1);
    }

    @Test
    void theSameFrameGivesTheSameAnswer() {
        TestFrame frame = frame();
        assertThat(detector().detect(frame)).isEqualTo(detector().detect(frame));
    }
}
