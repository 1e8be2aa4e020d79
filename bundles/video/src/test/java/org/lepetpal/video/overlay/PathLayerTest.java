package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;

class PathLayerTest {
    private static final CameraCalibration VIEW =
            CameraCalibration.lookingAt(new Point3(0, -1, 0.5), new Point3(0, 0, 0), 1280, 720, 60);

    @Test
    void thePathEndsWhereThePlanDoesAndHasFewPoints() {
        List<Pixel> path = pixels(IntStream.rangeClosed(1, 1_001)
                .mapToObj(i -> JointAngles.of(i / 10_000.0, 0, 0))
                .toList());

        Pixel end = VIEW.project(new Point3(0.1001, 0, 0)).orElseThrow();
        assertThat(path).hasSizeBetween(35, 41);
        assertThat(path.getLast().x()).isEqualTo(end.x(), within(1e-9));
        assertThat(path).extracting(Pixel::x).isSorted();
    }

    @Test
    void withoutAPlanThereIsNoPath() {
        assertThat(pixels(List.of())).isEmpty();
    }

    @Test
    void whatIsBehindTheCameraIsLeftOut() {
        assertThat(pixels(List.of(JointAngles.of(0, 0, 0), JointAngles.of(0, -3, 0))))
                .hasSize(1);
    }

    private static List<Pixel> pixels(List<JointAngles> ahead) {
        ArmSample sample = new ArmSample(1, 0, Optional.empty(), Optional.empty(), Activity.PLAN, ahead);
        return PathLayer.pixels(sample, new Crane(), VIEW);
    }
}
