package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/** A treat in the bowl, as one detector sees it or two. */
class EyesTest {
    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(0.75, -0.35, 0.60), new Point3(0.2, 0, 0), 1280, 720, 45);
    private static final JointAngles FOLDED = JointAngles.of(0, -100, 90, 50, 0, 0);
    private static final Vec BOWL = new Vec(0.22, 0.17, 0.02);
    private static final Vec TREAT = new Vec(0.22, 0.17, 0.008);
    private static final Vec ANOTHER = new Vec(0.24, 0.19, 0.008);

    private final Eyes eyes =
            new Eyes(ScriptedPolicyTest.SETTINGS.tasks().get(1), new Zones(Optional::empty), new So101Geometry());
    private long now;

    @BeforeEach
    void theBowlStandsWhereItIs() {
        look(box("bowl", BOWL, 0.12, "color"));
    }

    @Test
    void whatTwoDetectorsSeeUnderOneNumberIsOneThing() {
        look(treat(TREAT, "color").followedAs(7), treat(TREAT, "yolo").followedAs(7));

        assertThat(eyes.inBowl()).isEqualTo(1);
    }

    @Test
    void whatHasNumbersOfItsOwnOrNoneCountsForItself() {
        look(treat(TREAT, "color").followedAs(7), treat(ANOTHER, "color").followedAs(8));
        assertThat(eyes.inBowl()).isEqualTo(2);

        look(treat(TREAT, "color"), treat(ANOTHER, "color"), treat(BOWL, "color"));
        assertThat(eyes.inBowl()).isEqualTo(3);
    }

    private void look(Detection... seen) {
        now += 100_000_000;
        Sighting sighting =
                new Sighting("front", now, now, 1280, 720, Optional.of(CAMERA), Set.of("treat", "bowl"), List.of(seen));
        ArmReading arm =
                new ArmReading(now, FOLDED, Collections.nCopies(FOLDED.size(), new JointReading(0, 3, 12, 30, 0.2, 0)));
        eyes.look(new Observation(now, arm, FOLDED, Optional.empty(), Optional.of(sighting)));
    }

    private static Detection treat(Vec at, String model) {
        return box("treat", at, 0.016, model);
    }

    private static Detection box(String label, Vec at, double width, String model) {
        Pixel middle = CAMERA.project(at.point()).orElseThrow();
        double size = CAMERA.fx() * width / at.distance(Vec.of(CAMERA.position()));
        return new Detection(label, 0.9, middle.x() - size / 2, middle.y() - size / 2, size, size).by(model);
    }
}
