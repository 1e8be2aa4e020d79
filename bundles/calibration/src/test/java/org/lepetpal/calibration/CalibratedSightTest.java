package org.lepetpal.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeCameraSetups;
import org.lepetpal.testkit.FakeSight;

class CalibratedSightTest {
    private static final CameraCalibration TAUGHT =
            CameraCalibration.lookingAt(new Point3(0.7, 0.1, 0.5), new Point3(0.24, 0, 0), 640, 480, 50);
    private static final CameraCalibration OWN =
            CameraCalibration.lookingAt(new Point3(0.5, 0.1, 0.5), new Point3(0.24, 0, 0), 1280, 960, 50);

    private final FakeSight bare = new FakeSight();

    @Test
    void theTaughtPlaceIsScaledToThePicture() {
        CalibratedSight sight = sight(State.FITS);
        bare.show(sighting(Optional.empty()));

        Sighting seen = sight.latest().orElseThrow();

        assertThat(seen.calibration()).contains(TAUGHT.scaled(2, 2));
        assertThat(sight.latest().orElseThrow()).as("nothing new").isSameAs(seen);
    }

    @Test
    void aDoubtfulPlaceIsUnknownEvenToACameraThatKnowsItsOwn() {
        bare.show(sighting(Optional.of(OWN)));

        assertThat(sight(State.UNCONFIRMED).latest().orElseThrow().calibration())
                .isEmpty();
        assertThat(sight(State.WAITING).latest().orElseThrow().calibration()).isEmpty();
    }

    @Test
    void whereNothingWasTaughtTheCameraItselfIsBelieved() {
        bare.show(sighting(Optional.of(OWN)));

        assertThat(sight(State.NONE).latest().orElseThrow().calibration()).contains(OWN);
    }

    @Test
    void withoutACameraThereIsNothing() {
        assertThat(sight(State.FITS).latest()).isEmpty();
        assertThat(sight(State.FITS).frame()).isEmpty();
    }

    private CalibratedSight sight(State state) {
        FakeCameraSetups setups = new FakeCameraSetups(640, 480, Optional.of(TAUGHT), List.of());
        setups.judge("front", state, "test");
        CalibratedSight sight = new CalibratedSight(setups);
        sight.addSight(bare);
        return sight;
    }

    private static Sighting sighting(Optional<CameraCalibration> calibration) {
        return new Sighting("front", 1, 1, 1280, 960, calibration, Set.of(), List.of());
    }
}
