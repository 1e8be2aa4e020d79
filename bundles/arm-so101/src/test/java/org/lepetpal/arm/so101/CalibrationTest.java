package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;

class CalibrationTest {
    private static final Calibration CALIBRATION =
            calibration(List.of(742, 900, 900, 850, 0, 2019), List.of(3401, 3200, 3100, 3150, 4095, 3510));

    private static Calibration calibration(List<Integer> min, List<Integer> max) {
        return Calibration.of(IntStream.range(0, 6)
                .mapToObj(i -> new Stored(0, min.get(i), max.get(i)))
                .toList());
    }

    @Test
    void limitsAreTheTighterOfGeometryAndCalibration() {
        List<JointDescription> joints = CALIBRATION.describe();
        assertThat(joints.get(0).max()).as("geometry").isCloseTo(110, within(0.01));
        assertThat(joints.get(2).max()).as("calibration").isCloseTo(1100 * 360.0 / 4095, within(1e-9));
        assertThat(joints.get(4).min()).isCloseTo(-157.2, within(0.02));
        assertThat(joints.get(5).min()).isZero();
        assertThat(joints.get(5).max()).isEqualTo(100);
    }

    @Test
    void speedsAreThoseOfTheMotor() {
        assertThat(CALIBRATION.describe().get(1).maxSpeed()).isCloseTo(270, within(0.1));
        assertThat(CALIBRATION.describe().get(5).maxSpeed()).isCloseTo(206, within(0.1));
    }

    @Test
    void allowedStepsLieWithinTheCalibratedRangeAndTheGeometry() {
        assertThat(CALIBRATION.allowed())
                .containsExactly(
                        new StepRange(820, 3322),
                        new StepRange(912, 3187),
                        new StepRange(900, 3100),
                        new StepRange(919, 3080),
                        new StepRange(259, 3899),
                        new StepRange(2019, 3510));
        assertThatThrownBy(() -> CALIBRATION.scales().steps(JointAngles.of(0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anArmThatWasNeverCalibratedIsRefused() {
        List<Integer> factoryMin = List.of(0, 0, 0, 0, 0, 0);
        List<Integer> factoryMax = List.of(4095, 4095, 4095, 4095, 4095, 4095);
        assertThatThrownBy(() -> calibration(factoryMin, factoryMax)).hasMessageContaining("not calibrated");
        assertThatThrownBy(() -> calibration(factoryMin, factoryMin))
                .hasMessageContaining("not calibrated")
                .hasMessageContaining("shoulder_pan");
    }
}
