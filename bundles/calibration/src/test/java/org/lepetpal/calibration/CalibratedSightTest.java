package org.lepetpal.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.api.vision.TableMark;
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
        CalibratedSight sight = new CalibratedSight(new FixedSetups(state));
        sight.addSight(bare);
        return sight;
    }

    private static Sighting sighting(Optional<CameraCalibration> calibration) {
        return new Sighting("front", 1, 1, 1280, 960, calibration, Set.of(), List.of());
    }

    private record FixedSetups(State state) implements CameraSetups {
        @Override
        public Optional<CameraSetup> of(String camera) {
            return Optional.of(new CameraSetup(
                    camera,
                    "test",
                    640,
                    480,
                    30,
                    Optional.of(new CameraSetup.View(TAUGHT, List.of(), List.of())),
                    List.of(),
                    1,
                    Instant.EPOCH));
        }

        @Override
        public List<CameraSetup> all() {
            return of("front").stream().toList();
        }

        @Override
        public Fit fit(String camera) {
            return new Fit(state, "test");
        }

        @Override
        public CameraSetup teach(String camera, List<TableMark> marks, List<PictureZone> zones) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CameraSetup confirm(String camera) {
            throw new UnsupportedOperationException();
        }
    }
}
