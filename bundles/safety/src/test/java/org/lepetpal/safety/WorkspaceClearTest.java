package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

class WorkspaceClearTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;
    private static final CameraCalibration CAMERA =
            CameraCalibration.lookingAt(new Point3(1.2, 0, 1), new Point3(0.2, 0, 0), 640, 480, 60);
    private static final Point3 NEAR = new Point3(0.3, 0.1, 0);
    private static final Point3 FAR = new Point3(-0.6, 0.3, 0);

    private final Rig rig = new Rig().watched();

    @Test
    void aDogInTheZoneStopsTheArmInTheSameTickAndItGoesOnWhenClear() throws IOException {
        for (int i = 0; i < 10; i++) {
            rig.tick(MIDDLE.with(0, 60));
        }
        see(60, Set.of("dog"), dog(NEAR));
        Verdict verdict = rig.tick(MIDDLE.with(0, 60));
        assertThat(verdict.findings().getFirst().rule()).isEqualTo("workspace-clear");
        assertThat(verdict.findings().getFirst().detail())
                .isEqualTo("a dog is in the zone (noticed 70 ms after the picture); motion waits until it is clear");
        for (int i = 0; i < 12; i++) {
            rig.tick(MIDDLE.with(0, 60));
        }
        JointAngles rest = rig.lastMove();
        rig.tick(MIDDLE.with(0, 60));
        assertThat(rig.lastMove()).as("at rest 130 ms later").isEqualTo(rest);
        see(0, Set.of("dog"));
        assertThat(rig.tick(MIDDLE).pause()).as("it may be hidden for a moment").isPresent();
        rig.time.advance(Duration.ofMillis(600));
        see(0, Set.of("dog"));
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
    }

    @Test
    void aDogFarOffAndABallNearbyStopNothing() throws IOException {
        see(0, Set.of("dog", "ball"), dog(FAR), box("ball", NEAR));
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
    }

    @Test
    void withoutADetectorForItTheArmMovesAndHealthSaysSo() throws IOException {
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
        WorkspaceClear rule = rule(Set.of("dog", "cat"));
        see(0, Set.of("dog"));
        assertThat(rule.remark()).contains(new Remark(Status.OK, "no detector looks for cat: the arm moves without"));
        see(0, Set.of("dog", "cat"));
        assertThat(rule.remark()).isEmpty();
    }

    @Test
    void whoIsNoLongerLookedForHoldsTheArmUntilAPictureShowsThatHeHasGone() throws IOException {
        see(0, Set.of("dog"), dog(NEAR));
        assertThat(rig.tick(MIDDLE).pause()).isPresent();
        rig.sight.blind();
        rig.time.advance(Duration.ofSeconds(70));
        assertThat(rig.tick(MIDDLE).pause().orElseThrow().detail())
                .isEqualTo(
                        "a dog was in the zone, and no detector has looked for dog in a picture of camera front since;"
                                + " motion waits until one shows the zone clear, or a software stop is reset");
        see(0, Set.of("cat", "person"));
        assertThat(rig.tick(MIDDLE).pause()).as("nobody looks for dogs").isPresent();
        see("side", 0, Set.of("dog"));
        assertThat(rig.tick(MIDDLE).pause()).as("who knows what it sees").isPresent();
        see(0, Set.of("dog"), dog(FAR));
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
    }

    @Test
    void eachIsWaitedForUntilHeHimselfHasGone() throws IOException {
        see(0, Set.of("dog", "person"), dog(NEAR), box("person", NEAR));
        assertThat(rig.tick(MIDDLE).pause()).isPresent();
        see(0, Set.of("person"), box("person", NEAR));
        assertThat(rig.tick(MIDDLE).pause().orElseThrow().detail()).startsWith("a person is in the zone");
        rig.time.advance(Duration.ofSeconds(1));
        see(0, Set.of("person"));
        assertThat(rig.tick(MIDDLE).pause().orElseThrow().detail()).startsWith("a dog is in the zone");
        see(0, Set.of("dog"));
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
    }

    @Test
    void whoCameWhileTheArmRestedIsRemembered() throws IOException {
        see(0, Set.of("dog"), dog(NEAR));
        rig.time.advance(Duration.ofMillis(10));
        rig.sight.blind();
        rig.time.advance(Duration.ofMinutes(1));
        assertThat(rig.tick(MIDDLE).pause()).isPresent();
    }

    @Test
    void whoIsNoLongerLookedForGoesWithTheResetOfAStop() throws IOException {
        see(0, Set.of("dog"), dog(NEAR));
        rig.tick(MIDDLE);
        rig.latch.reset();
        rig.sight.blind();
        rig.time.advance(Duration.ofSeconds(6));
        assertThat(rig.tick(MIDDLE).pause()).as("nothing was stopped").isPresent();
        rig.latch.stop(StopCategory.POWER_KEPT, "I look after it");
        rig.time.advance(Duration.ofSeconds(6));
        assertThat(rig.tick(MIDDLE).refused()).isTrue();
        assertThat(clear().remark()).as("not before the reset").isPresent();
        rig.latch.reset();
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
        see(0, Set.of("dog"), dog(NEAR));
        assertThat(rig.tick(MIDDLE).pause()).as("he is back").isPresent();
    }

    @Test
    void onlyAResetAfterItWasSaidThatNobodyLooksClearsTheZone() throws IOException {
        rig.latch.stop(StopCategory.POWER_KEPT, "a dog");
        for (int i = 0; i < 60; i++) {
            see(0, Set.of("dog"), dog(NEAR));
            rig.time.advance(Duration.ofMillis(100));
        }
        rig.latch.reset();
        assertThat(rig.tick(MIDDLE).pause()).as("it may be seen any moment").isPresent();
        see(0, Set.of("dog"), dog(NEAR));
        rig.time.advance(Duration.ofSeconds(6));
        assertThat(rig.tick(MIDDLE).pause()).as("it was, after the reset").isPresent();
        rig.latch.stop(StopCategory.POWER_KEPT, "it has gone");
        see(0, Set.of("dog"), dog(NEAR));
        rig.time.advance(Duration.ofMillis(10));
        rig.sight.blind();
        rig.latch.reset();
        assertThat(rig.tick(MIDDLE).pause()).as("the next picture may be late").isPresent();
        rig.time.advance(Duration.ofSeconds(6));
        assertThat(rig.tick(MIDDLE).pause())
                .as("nobody knew that nobody looks when it was reset")
                .isPresent();
        rig.latch.stop(StopCategory.POWER_KEPT, "the zone is clear");
        rig.latch.reset();
        assertThat(rig.tick(MIDDLE).findings()).isEmpty();
    }

    @Test
    void otherSettingsForgetThoseAloneWhomTheyDoNotConcern() {
        ZoneMemory memory = new ZoneMemory();
        see(0, Set.of("dog"), dog(NEAR));
        watch(memory, new Zone.Reach(), "dog", "cat").look(0, StopLatch.Memory.CLEAR);
        rig.sight.blind();
        assertThat(watch(memory, Zone.parse("floor: -1,-1 0,-1 0,1 -1,1"), "dog")
                        .judge(MIDDLE, Rig.at(MIDDLE)))
                .isInstanceOf(Ruling.Paused.class);
        assertThat(watch(memory, new Zone.Nowhere(), "dog").judge(MIDDLE, Rig.at(MIDDLE)))
                .isEqualTo(Ruling.ALLOWED);
    }

    private WorkspaceClear watch(ZoneMemory memory, Zone zone, String... watched) {
        return new WorkspaceClear(rig.sight::latest, zone, Set.of(watched), memory);
    }

    @Test
    void healthSaysForWhomTheArmWaitsThoughNobodyLooks() {
        see(0, Set.of("dog"), dog(NEAR));
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(clear().remark().orElseThrow().status()).isEqualTo(Status.OK);
        see(0, Set.of("cat", "person"));
        rig.time.advance(Duration.ofSeconds(12));
        assertThat(clear().remark().orElseThrow().status()).isEqualTo(Status.DEGRADED);
        assertThat(clear().remark().orElseThrow().text())
                .startsWith("workspace-clear: a dog was in the zone, and no detector has looked for dog in a picture of"
                        + " camera front since; ")
                .endsWith(" (for 12 s by now)");
    }

    @Test
    void byAnUncalibratedCameraWhoeverIsInSightIsInTheZone() {
        Sighting blurred = new Sighting("front", 1, 0, 640, 480, Optional.empty(), Set.of("dog"), List.of(dog(FAR)));
        assertThat(new Zone.Reach().holds(dog(FAR), blurred)).isTrue();
        assertThat(Zone.parse("floor: 0,0 1,0 0,1").holds(dog(FAR), blurred)).isTrue();
        assertThat(new Zone.Nowhere().holds(dog(NEAR), blurred)).isFalse();
    }

    @Test
    void zonesAreAreasOfTheTableOrOfThePicture() {
        Sighting clear = new Sighting("front", 1, 0, 640, 480, Optional.of(CAMERA), Set.of("dog"), List.of());
        Zone behind = Zone.parse("floor: -1,-1 0,-1 0,1 -1,1");
        assertThat(behind.holds(dog(FAR), clear)).isTrue();
        assertThat(behind.holds(dog(NEAR), clear)).isFalse();
        Zone left = Zone.parse("picture: 0,0 0.5,0 0.5,1 0,1");
        assertThat(left.holds(new Detection("dog", 1, 100, 100, 50, 50), clear)).isTrue();
        assertThat(left.holds(new Detection("dog", 1, 400, 100, 50, 50), clear)).isFalse();
    }

    @Test
    void whoHidesTheZoneIsInIt() {
        Detection close = new Detection("person", 1, 0, 0, 550, 466);
        Sighting seen = new Sighting("front", 1, 0, 640, 480, Optional.of(CAMERA), Set.of("person"), List.of(close));
        Zone within = Zone.parse("picture: 0.55,0.55 0.75,0.55 0.75,0.75 0.55,0.75");
        assertThat(within.holds(close, seen)).isTrue();
        assertThat(within.holds(new Detection("person", 1, 0, 0, 330, 250), seen))
                .as("a box's corner shows no person")
                .isFalse();
        assertThat(Zone.parse("picture: 0,0.52 1,0.52 1,0.55 0,0.55")
                        .holds(new Detection("dog", 1, 100, 80, 300, 300), seen))
                .as("he stands across a strip")
                .isTrue();
        Pixel spot = CAMERA.project(NEAR).orElseThrow();
        Zone small = Zone.parse("floor: 0.29,0.09 0.31,0.09 0.31,0.11 0.29,0.11");
        assertThat(small.holds(new Detection("person", 1, spot.x() - 170, spot.y() - 90, 300, 300), seen))
                .isTrue();
    }

    /** The kernel's own. */
    private WorkspaceClear clear() {
        return rig.book.open(rig.arm.description(), rig.time.nanoTime()).judges().stream()
                .filter(WorkspaceClear.class::isInstance)
                .map(WorkspaceClear.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private WorkspaceClear rule(Set<String> watched) {
        return new WorkspaceClear(rig.sight::latest, new Zone.Reach(), watched, new ZoneMemory());
    }

    private static Detection dog(Point3 where) {
        return box("dog", where);
    }

    /** A small box around where the point is seen. */
    private static Detection box(String label, Point3 where) {
        Pixel at = CAMERA.project(where).orElseThrow();
        return new Detection(label, 0.9, at.x() - 10, at.y() - 10, 20, 20);
    }

    private void see(long millisAgo, Set<String> classes, Detection... found) {
        see("front", millisAgo, classes, found);
    }

    private void see(String camera, long millisAgo, Set<String> classes, Detection... found) {
        rig.sight.show(new Sighting(
                camera,
                1,
                rig.time.nanoTime() - millisAgo * 1_000_000,
                640,
                480,
                Optional.of(CAMERA),
                classes,
                Arrays.asList(found)));
    }
}
