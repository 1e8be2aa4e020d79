package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;

class TaughtZonesTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(1, 0, 0.5), new Point3(0.25, 0, 0), WIDTH, HEIGHT, 60);
    /** The tip is at x = 0.25 and y = -0.1 with this pan, and in the middle without. */
    private static final JointAngles TO_THE_RIGHT = Rig.MIDDLE.with(0, 50);

    private final FakeSight sight = new FakeSight();
    private final FakeKinematics kinematics = new FakeKinematics();
    private List<CameraSetup> setups = List.of();
    private final TaughtZones zones = new TaughtZones(() -> setups, sight::latest);
    private final TaughtKeepOut keepOut = new TaughtKeepOut(zones);
    private final TaughtRegion region = new TaughtRegion(zones, () -> Optional.of(kinematics));

    @Test
    void whereNothingWasTaughtTheArmIsFree() {
        assertThat(keepOut.objection(posture(Rig.MIDDLE))).isEmpty();
        assertThat(region.objection(posture(Rig.MIDDLE))).isEmpty();
    }

    @Test
    void noPartGoesAboveAKeepOutZoneHoweverHigh() {
        setups = List.of(setup(Optional.of(CAMERA), onTable(Kind.KEEP_OUT, 0.15, 0.35, -0.2, -0.05)));

        assertThat(keepOut.objection(posture(Rig.MIDDLE))).isEmpty();
        assertThat(keepOut.objection(posture(TO_THE_RIGHT)).orElseThrow()).contains("mm inside a zone");
        assertThat(keepOut.distance(Part.WRIST, 0.25, -0.1, 0.4))
                .isEqualTo(-0.05, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(keepOut.distance(Part.WRIST, 0.25, 0.05, 0))
                .isEqualTo(0.1, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void theTipStaysInTheTaughtRegion() {
        setups = List.of(setup(Optional.of(CAMERA), picture(Kind.ROI, 200, 0, 440, 359)));

        assertThat(region.objection(posture(Rig.MIDDLE))).isEmpty();
        assertThat(region.objection(posture(Rig.MIDDLE.with(0, 400))))
                .contains("the tip would leave the region of interest");
    }

    @Test
    void zonesOfACameraThatKnowsItsOwnPlaceFollowIt() {
        setups = List.of(setup(Optional.empty(), onTable(Kind.KEEP_OUT, 0.15, 0.35, -0.2, -0.05)));
        assertThat(keepOut.objection(posture(Rig.MIDDLE)).orElseThrow()).contains("where it stands is unknown");

        sight.show(new Sighting(
                "front", 1, 1, 2 * WIDTH, 2 * HEIGHT, Optional.of(CAMERA.scaled(2, 2)), Set.of(), List.of()));

        assertThat(keepOut.objection(posture(Rig.MIDDLE))).isEmpty();
        assertThat(keepOut.objection(posture(TO_THE_RIGHT))).isPresent();
        sight.blind();
        assertThat(keepOut.objection(posture(Rig.MIDDLE)))
                .as("it stands where it stood")
                .isEmpty();
    }

    @Test
    void theTaughtWorkspaceTakesThePlaceOfTheReach() {
        Sighting seen = new Sighting("front", 1, 1, WIDTH, HEIGHT, Optional.of(CAMERA), Set.of("dog"), List.of());
        Detection near = new Detection("dog", 0.9, 300, 200, 40, 40);
        Detection aside = new Detection("dog", 0.9, 20, 200, 40, 40);
        Zone zone = new Zone.Taught(zones);
        assertThat(zone.holds(near, seen)).isTrue();

        setups = List.of(setup(Optional.of(CAMERA), picture(Kind.WORKSPACE, 0, 150, 100, 300)));

        assertThat(zone.holds(near, seen)).isFalse();
        assertThat(zone.holds(aside, seen)).isTrue();
    }

    @Test
    void distancesToAPolygonAreSigned() {
        Polygon square = Polygon.parse("0,0 4,0 4,4 0,4");

        assertThat(square.distance(1, 2)).isEqualTo(-1);
        assertThat(square.distance(7, 8)).isEqualTo(5);
        assertThat(square.distance(2, -3)).isEqualTo(3);
    }

    private static CameraSetup setup(Optional<CameraCalibration> place, PictureZone... zones) {
        return new CameraSetup(
                "front",
                "test",
                WIDTH,
                HEIGHT,
                30,
                place.map(camera -> new CameraSetup.View(camera, List.of(), List.of())),
                List.of(zones),
                1,
                Instant.EPOCH);
    }

    private static PictureZone onTable(Kind kind, double x0, double x1, double y0, double y1) {
        return new PictureZone(kind, List.of(shown(x0, y0), shown(x1, y0), shown(x1, y1), shown(x0, y1)));
    }

    private static Pixel shown(double x, double y) {
        return CAMERA.project(new Point3(x, y, 0)).orElseThrow();
    }

    private static PictureZone picture(Kind kind, double left, double top, double right, double bottom) {
        return new PictureZone(
                kind,
                List.of(
                        new Pixel(left, top),
                        new Pixel(right, top),
                        new Pixel(right, bottom),
                        new Pixel(left, bottom)));
    }

    private Posture posture(JointAngles joints) {
        return new Posture(joints, () -> Optional.of(kinematics));
    }
}
