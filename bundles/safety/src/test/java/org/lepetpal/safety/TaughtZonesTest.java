package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.LeasingStation;

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
    private boolean aside;
    private final TaughtZones zones = new TaughtZones(this::lessons, false, sight::latest);
    private final TaughtZones ofSimulatedArm = new TaughtZones(this::lessons, true, sight::latest);
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

    /** The simulated room's camera is in its camera's place. */
    @Test
    void whatLiesOnARealTableIsInTheWayOfARealArmAlone() {
        setups = List.of(setup(Optional.of(CAMERA), onTable(Kind.KEEP_OUT, 0.15, 0.35, -0.2, -0.05)));
        aside = true;

        assertThat(keepOut.objection(posture(TO_THE_RIGHT)).orElseThrow()).contains("mm inside a zone");
        assertThat(new TaughtKeepOut(ofSimulatedArm).objection(posture(TO_THE_RIGHT)))
                .isEmpty();
        aside = false;
        assertThat(new TaughtKeepOut(ofSimulatedArm).objection(posture(TO_THE_RIGHT)))
                .as("a simulated arm under a real camera")
                .isPresent();
    }

    @Test
    void theSimulatedCameraDoesNotTellWhereARealOneStands() {
        setups = List.of(setup(Optional.empty(), onTable(Kind.KEEP_OUT, 0.15, 0.35, -0.2, -0.05)));
        aside = true;
        sight.show(new Sighting("front", 1, 1, WIDTH, HEIGHT, Optional.of(CAMERA), Set.of(), List.of()));

        assertThat(keepOut.objection(posture(Rig.MIDDLE)).orElseThrow()).contains("where it stands is unknown");
        assertThat(new TaughtKeepOut(ofSimulatedArm).objection(posture(Rig.MIDDLE)))
                .isEmpty();
    }

    @Test
    void aWorkspaceIsAboutThePictureOfItsOwnCamera() {
        Sighting seen = new Sighting("front", 1, 1, WIDTH, HEIGHT, Optional.of(CAMERA), Set.of("dog"), List.of());
        setups = List.of(setup(Optional.of(CAMERA), picture(Kind.WORKSPACE, 0, 150, 100, 300)));
        aside = true;

        assertThat(new Zone.Taught(zones).holds(new Detection("dog", 0.9, 300, 200, 40, 40), seen))
                .isTrue();
    }

    @Test
    void theKernelKnowsWhetherItsArmIsSimulated() {
        setups = List.of(setup(Optional.of(CAMERA), onTable(Kind.KEEP_OUT, 0.15, 0.35, -0.2, -0.05)));
        aside = true;
        Rig rig = new Rig();

        assertThat(objections(rig, rig.switchboard.arm())).contains("keep-out-zone");
        assertThat(objections(rig, new SimulatedSlot(rig.switchboard.arm()))).isEmpty();
    }

    private List<String> objections(Rig rig, Slot<Arm> slot) {
        RuleBook book = new RuleBook(Rig.DEFAULTS, () -> Optional.of(kinematics), sight::latest, this::lessons);
        return new RuleKernel(slot, book, rig.latch, rig.watch, rig.time)
                .review(List.of(TO_THE_RIGHT), 30).stream()
                        .map(Verdict.Finding::rule)
                        .toList();
    }

    private record SimulatedSlot(Slot<Arm> real) implements Slot<Arm> {
        @Override
        public Optional<Lease<Arm>> take() {
            return real.take().map(SimulatedLease::new);
        }

        @Override
        public List<Lease<Arm>> takeAll() {
            return real.takeAll().stream().<Lease<Arm>>map(SimulatedLease::new).toList();
        }

        @Override
        public Station<Arm> station() {
            return new LeasingStation<>(this);
        }
    }

    private record SimulatedLease(Lease<Arm> real) implements Lease<Arm> {
        @Override
        public Arm service() {
            return real.service();
        }

        @Override
        public Candidate candidate() {
            return new Candidate(SlotName.ARM, "sim", "1.0.0", "org.lepetpal.test", 0, true, true);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private Lessons lessons() {
        return Lessons.of(setups, _ -> !aside);
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
