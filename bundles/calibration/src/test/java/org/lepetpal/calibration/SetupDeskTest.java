package org.lepetpal.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;
import org.lepetpal.calibration.store.SetupFolder;
import org.lepetpal.timebase.SteppedTimebase;

class SetupDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CameraCalibration REAL =
            CameraCalibration.lookingAt(new Point3(0.7, 0.1, 0.5), new Point3(0.24, 0, 0), 640, 480, 50);
    private static final PictureZone ROI =
            new PictureZone(Kind.ROI, List.of(new Pixel(50, 50), new Pixel(600, 60), new Pixel(300, 400)));

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();

    @Test
    void marksAndZonesAreUsedAtOnceAndAfterARestart() throws IOException {
        FakeCamera camera = new FakeCamera("USB camera 0", Painting.usual());
        SetupDesk desk = start(camera);

        CameraSetup setup = desk.teach("front", marks(), List.of(ROI));

        assertThat(setup.version()).isEqualTo(1);
        assertThat(setup.savedAt()).isEqualTo(NOW);
        assertThat(setup.view().orElseThrow().rmsError()).isLessThan(0.1);
        assertThat(desk.of("front")).contains(setup);
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        SetupDesk restarted = start(camera);
        assertThat(restarted.of("front")).contains(setup);
        assertThat(restarted.fit("front").state()).isEqualTo(State.FITS);
        assertThat(new SetupHealth(restarted).health().status()).isEqualTo(Status.OK);
        assertThat(camera.holders()).isEqualTo(1);
    }

    @Test
    void aCameraIsSetAsItWasWhenItWasTaught() throws IOException {
        FakeCamera camera = new FakeCamera("USB camera 0", Painting.usual());
        camera.adjust(Map.of("exposure", "157", "white_balance", "auto"));
        start(camera).teach("front", marks(), List.of());

        FakeCamera again = new FakeCamera("USB camera 0", Painting.usual());
        again.adjust(Map.of("exposure", "auto", "white_balance", "auto"));
        start(again);
        assertThat(again.controls()).isEqualTo(camera.controls());

        FakeCamera other = new FakeCamera("USB camera 1", Painting.usual().elsewhere());
        start(other);
        assertThat(other.controls()).as("of another camera").isEmpty();
    }

    @Test
    void beforeTheCameraIsSeenNothingIsUsed() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());

        assertThat(desk().fit("front").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aCameraThatMovedByTwelvePixelsIsDoubtedUntilSomebodyConfirms() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());

        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual().shifted(12)));

        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);
        assertThat(desk.fit("front").detail()).contains("shifted by about 12 pixels");
        assertThat(new SetupHealth(desk).health().status()).isEqualTo(Status.DEGRADED);
        assertThat(desk.confirm("front").version()).isEqualTo(2);
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        assertThat(start(new FakeCamera("USB camera 0", Painting.usual().shifted(12)))
                        .fit("front")
                        .state())
                .isEqualTo(State.FITS);
    }

    @Test
    void fivePixelsAndOtherLightAreNoShift() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());

        SetupDesk desk =
                start(new FakeCamera("USB camera 0", Painting.usual().shifted(5).lit(0.5)));

        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
    }

    @Test
    void aCameraThatWasRolledOrZoomedIsDoubtedThoughTheMiddleOfItsPictureStands() throws IOException {
        Painting wide = new Painting(1280, 720, 4);
        start(new FakeCamera("USB camera 0", wide)).teach("front", List.of(), List.of(ROI));

        for (Painting moved : List.of(wide.rolled(1.5), wide.rolled(-1.5), wide.zoomed(1.025), wide.zoomed(0.975))) {
            SetupDesk desk = start(new FakeCamera("USB camera 0", moved));

            assertThat(desk.fit("front").state()).as("%s", moved.pose()).isEqualTo(State.UNCONFIRMED);
            assertThat(desk.fit("front").detail()).contains("pixels");
        }
        assertThat(start(new FakeCamera("USB camera 0", wide.rolled(0.3).lit(0.7)))
                        .fit("front")
                        .state())
                .as("less than a shift")
                .isEqualTo(State.FITS);
    }

    @ParameterizedTest
    @CsvSource({"6, 25, 14", "18, 20, 0", "18, -12, 16", "24, 0, 18", "30, 300, 200"})
    void thingsThatWereCarriedAboutAndAnArmThatSaggedAreNoShift(int things, int x, int y) throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            Painting before = new Painting(1280, 720, seed);
            start(new FakeCamera("USB camera 0", before)).teach("front", List.of(), List.of(ROI));

            SetupDesk desk = start(new FakeCamera("USB camera 0", before.carrying(things, x, y)));

            assertThat(desk.fit("front").state())
                    .as("scene %d: %s", seed, desk.fit("front").detail())
                    .isEqualTo(State.FITS);
        }
    }

    @Test
    void anotherSceneIsNotRecognisedAndOneThatComesBackIs() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());
        FakeCamera camera = new FakeCamera("USB camera 0", Painting.usual().elsewhere());

        SetupDesk desk = start(camera);

        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);
        camera.show(Painting.usual());
        time.advance(Duration.ofSeconds(6));
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
    }

    @Test
    void whatWasTaughtForAnotherSourceStaysInForceAndIsDoubtedUntilConfirmed() throws IOException {
        CameraSetup taught =
                start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of(ROI));
        FakeCamera other = new FakeCamera("USB camera 1", Painting.usual().elsewhere());

        SetupDesk desk = start(other);

        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);
        assertThat(desk.fit("front").detail()).contains("USB camera 0", "USB camera 1", "confirm");
        assertThat(desk.of("front")).contains(taught);
        assertThat(desk.all()).as("its zones bind the arm").containsExactly(taught);
        assertThat(new SetupHealth(desk).health().status()).isEqualTo(Status.DEGRADED);
        assertThat(desk.confirm("front").source()).isEqualTo("USB camera 1");
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        assertThat(start(other).fit("front").state()).as("after a restart").isEqualTo(State.FITS);
    }

    @Test
    void inTheSimulatedRoomWhatWasTaughtForARealCameraIsPutAsideAndLeftAsItIs() throws IOException {
        FakeCamera real = new FakeCamera("USB camera 0", Painting.usual());
        real.adjust(Map.of("exposure", "157"));
        start(real).teach("front", marks(), List.of(ROI));
        Path stored = folder.resolve("camera-front").resolve("setup.json");
        String before = Files.readString(stored);
        FakeCamera simulated = new FakeCamera("simulated room", Painting.usual());

        SetupDesk desk = start(simulated);

        assertThat(desk.fit("front").state()).isEqualTo(State.NONE);
        assertThat(desk.fit("front").detail()).contains("USB camera 0", "simulated room", "but for a real arm");
        assertThat(desk.of("front")).isEmpty();
        assertThat(desk.all())
                .as("there, for a real arm's sake, and of no use for the camera")
                .singleElement()
                .satisfies(setup -> assertThat(setup.zones()).containsExactly(ROI));
        assertThat(simulated.controls()).isEmpty();
        assertThat(new SetupHealth(desk).health().status()).isEqualTo(Status.OK);
        assertThatThrownBy(() -> desk.confirm("front"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing was taught");
        assertThat(stored).hasContent(before);
    }

    @Test
    void theRealCameraThatComesBackAfterTheSimulatedRoomFindsItsSetup() throws IOException {
        FakeCamera real = new FakeCamera("USB camera 0", Painting.usual());
        CameraSetup taught = start(real).teach("front", marks(), List.of(ROI));
        FakeCamera simulated = new FakeCamera("simulated room", Painting.usual().elsewhere());
        SetupDesk desk = start(simulated);

        desk.cameraLeft(simulated);
        desk.cameraCame(real);
        time.advance(Duration.ofMillis(10));

        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        assertThat(desk.all()).containsExactly(taught);
    }

    @Test
    void theZonesOfARealCameraBindAgainBeforeItsFirstPicture() throws IOException {
        CameraSetup taught =
                start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of(ROI));
        SetupDesk desk = start(new FakeCamera("simulated room", Painting.usual()));
        FakeCamera real = new FakeCamera("USB camera 0", Painting.usual());
        real.goDark();

        desk.cameraCame(real);
        time.advance(Duration.ofMillis(10));

        assertThat(desk.fit("front").state()).isEqualTo(State.WAITING);
        assertThat(desk.all()).containsExactly(taught);
    }

    @Test
    void theZonesOfARealCameraBindAgainWhenTheSimulatedOneHasGone() throws IOException {
        CameraSetup taught =
                start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of(ROI));
        FakeCamera simulated = new FakeCamera("simulated room", Painting.usual());
        SetupDesk desk = start(simulated);
        assertThat(desk.fit("front").state()).isEqualTo(State.NONE);

        desk.cameraLeft(simulated);
        time.advance(Duration.ofMillis(10));

        assertThat(desk.fit("front").state()).as("as after a restart").isEqualTo(State.WAITING);
        assertThat(desk.of("front")).contains(taught);
        assertThat(desk.all()).containsExactly(taught);
    }

    @Test
    void aCameraThatGoesAfterTheNextOneHasComeTakesNothingAlong() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of(ROI));
        FakeCamera simulated = new FakeCamera("simulated room", Painting.usual());
        SetupDesk desk = start(simulated);

        desk.cameraCame(new FakeCamera("simulated room", Painting.usual()));
        desk.cameraLeft(simulated);
        time.advance(Duration.ofMillis(10));

        assertThat(desk.fit("front").state()).isEqualTo(State.NONE);
    }

    @Test
    void whatWasTaughtInTheSimulatedRoomStaysAsideWhenTheRealCameraIsPulledOut() throws IOException {
        start(new FakeCamera("simulated room", Painting.usual())).teach("front", marks(), List.of(ROI));
        FakeCamera real = new FakeCamera("USB camera 0", Painting.usual());
        SetupDesk desk = start(real);

        desk.cameraLeft(real);
        time.advance(Duration.ofMillis(10));

        assertThat(desk.all()).as("it lies on no real table").isEmpty();
    }

    @Test
    void whatWasTaughtInTheSimulatedRoomIsPutAsideForARealCamera() throws IOException {
        start(new FakeCamera("simulated room", Painting.usual())).teach("front", marks(), List.of(ROI));

        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual()));

        assertThat(desk.fit("front").state()).isEqualTo(State.NONE);
        assertThat(desk.all()).isEmpty();
        assertThat(desk.teach("front", List.of(), List.of(ROI)).view())
                .as("the place of the simulated camera")
                .isEmpty();
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
    }

    @Test
    void theSameCameraUnderAnotherSourceIsRecognisedAndSetAsItWasTaught() throws IOException {
        FakeCamera camera = new FakeCamera("USB camera 0", Painting.usual());
        camera.adjust(Map.of("exposure", "157"));
        CameraSetup taught = start(camera).teach("front", marks(), List.of(ROI));
        FakeCamera renumbered = new FakeCamera("USB camera 1", Painting.usual());

        SetupDesk desk = start(renumbered);

        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        assertThat(desk.all()).containsExactly(taught);
        assertThat(renumbered.controls()).isEqualTo(camera.controls());
    }

    @Test
    void aPictureThatTellsNothingDoesNotTakeAnotherSourceOver() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual().lit(0))).teach("front", List.of(), List.of(ROI));

        assertThat(start(new FakeCamera("USB camera 0", Painting.usual().lit(0)))
                        .fit("front")
                        .state())
                .isEqualTo(State.FITS);
        assertThat(start(new FakeCamera("USB camera 1", Painting.usual().lit(0)))
                        .fit("front")
                        .state())
                .isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void aCameraThatTakesThePlaceOfAnotherIsNotSetAsThatOneWas() throws IOException {
        FakeCamera camera = new FakeCamera("USB camera 0", Painting.usual());
        camera.adjust(Map.of("exposure", "157"));
        SetupDesk desk = start(camera);
        desk.teach("front", marks(), List.of(ROI));
        FakeCamera other = new FakeCamera("USB camera 1", Painting.usual().elsewhere());

        desk.cameraLeft(camera);
        desk.cameraCame(other);
        time.advance(Duration.ofMillis(10));

        assertThat(other.controls()).isEmpty();
        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);
        assertThat(desk.all().getFirst().zones()).containsExactly(ROI);
    }

    @Test
    void zonesTaughtOnAnotherSourceDoNotTakeItOver() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual().lit(0))).teach("front", marks(), List.of());
        FakeCamera other = new FakeCamera("USB camera 1", Painting.usual().lit(0));

        start(other).teach("front", List.of(), List.of(ROI));

        SetupDesk restarted = start(other);
        assertThat(restarted.all().getFirst().zones()).containsExactly(ROI);
        assertThat(restarted.fit("front").state()).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void zonesAloneThatAreDrawnAnewAreAboutTheCameraThatIsThere() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", List.of(), List.of(ROI));
        FakeCamera other = new FakeCamera("USB camera 1", new Painting(1280, 720, 2));
        SetupDesk desk = start(other);
        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);

        CameraSetup setup = desk.teach("front", List.of(), List.of(ROI));

        assertThat(setup.source()).isEqualTo("USB camera 1");
        assertThat(setup.width()).isEqualTo(1280);
        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        SetupDesk restarted = start(other);
        assertThat(restarted.fit("front").state()).as("after a restart").isEqualTo(State.FITS);
        assertThat(restarted.fit("front").detail()).contains("places recognised");
    }

    @Test
    void zonesAloneKeepThePlaceAndItsDoubts() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());
        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual().shifted(20)));

        CameraSetup setup = desk.teach("front", List.of(), List.of(ROI));

        assertThat(setup.view()).isPresent();
        assertThat(setup.zones()).containsExactly(ROI);
        assertThat(desk.fit("front").state()).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void zonesOutsideOfThePictureAreRefusedAndNothingChanges() {
        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual()));
        PictureZone outside =
                new PictureZone(Kind.BOWL, List.of(new Pixel(0, 0), new Pixel(641, 0), new Pixel(0, 100)));

        assertThatThrownBy(() -> desk.teach("front", marks(), List.of(outside)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bowl")
                .hasMessageContaining("641.0");
        assertThat(desk.of("front")).isEmpty();
        assertThat(folder.resolve("camera-front")).doesNotExist();
    }

    @Test
    void aSideCamerasMarksAndKeepOutsAreTaughtAndBindAsAnyOnes() throws IOException {
        PictureZone keepOut = new PictureZone(Kind.KEEP_OUT, ROI.corners());
        SetupDesk desk = beside(new FakeCamera("top", "USB camera 1", Painting.usual()));

        CameraSetup setup = desk.teach("top", marks(), List.of(keepOut));

        assertThat(setup.camera()).isEqualTo("top");
        assertThat(desk.all()).containsExactly(setup);
        SetupDesk restarted =
                beside(new FakeCamera("top", "USB camera 1", Painting.usual().shifted(12)));
        assertThat(restarted.fit("top").state()).isEqualTo(State.UNCONFIRMED);
        assertThat(restarted.confirm("top").version()).isEqualTo(2);
    }

    @Test
    void aSideCamerasZonesThatCouldBindNobodyOrStopTheArmAreRefused() {
        SetupDesk desk = beside(new FakeCamera("top", "USB camera 1", Painting.usual()));
        PictureZone workspace = new PictureZone(Kind.WORKSPACE, ROI.corners());

        assertThatThrownBy(() -> desk.teach("top", List.of(), List.of(ROI)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("roi")
                .hasMessageContaining("give marks");
        assertThatThrownBy(() -> desk.teach("top", marks(), List.of(workspace)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workspace")
                .hasMessageContaining("roi and keep-out may be drawn");
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void aCameraThatBecomesTheRobotsOwnIsTaughtAsThat() throws IOException {
        FakeCamera camera = new FakeCamera("top", "USB camera 1", Painting.usual());
        SetupDesk desk = beside(camera);
        desk.cameraLeft(camera);
        desk.cameraCame(camera);

        assertThat(desk.teach("top", List.of(), List.of(ROI)).zones()).containsExactly(ROI);
    }

    @Test
    void withoutTheCameraNothingIsTaught() {
        assertThatThrownBy(() -> desk().teach("front", marks(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("front");
    }

    @Test
    void healthTellsOfABrokenFile() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());
        Files.writeString(folder.resolve("camera-front").resolve("setup.json"), "{");

        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual()));

        assertThat(desk.fit("front").state()).isEqualTo(State.FITS);
        assertThat(new SetupHealth(desk).health().status()).isEqualTo(Status.DEGRADED);
        assertThat(new SetupHealth(desk).health().detail()).contains("version 1");
    }

    @Test
    void theComplaintAboutABrokenFileEndsWithWhatIsTaughtInItsPlace() throws IOException {
        start(new FakeCamera("USB camera 0", Painting.usual())).teach("front", marks(), List.of());
        Files.writeString(folder.resolve("camera-front").resolve("setup.json"), "{");
        Files.createDirectories(folder.resolve("camera-wrist"));
        SetupDesk desk = start(new FakeCamera("USB camera 0", Painting.usual()));

        assertThat(desk.teach("front", marks(), List.of(ROI)).version()).isEqualTo(2);

        assertThat(new SetupHealth(desk).health().detail())
                .as("the other camera's stays")
                .doesNotContain("front")
                .contains("wrist");
        Files.delete(folder.resolve("camera-wrist"));
        assertThat(new SetupHealth(start(new FakeCamera("USB camera 0", Painting.usual())))
                        .health()
                        .status())
                .isEqualTo(Status.OK);
    }

    private SetupDesk start(FakeCamera camera) {
        SetupDesk desk = desk();
        desk.cameraCame(camera);
        time.advance(Duration.ofMillis(10));
        return desk;
    }

    private SetupDesk beside(FakeCamera camera) {
        SetupDesk desk = desk();
        desk.sideCame(camera);
        time.advance(Duration.ofMillis(10));
        return desk;
    }

    private SetupDesk desk() {
        return new SetupDesk(new SetupFolder(folder), time, Clock.fixed(NOW, ZoneOffset.UTC), () -> {});
    }

    private static List<TableMark> marks() {
        return List.of(
                        new Point3(0.12, 0.15, 0),
                        new Point3(0.12, -0.15, 0),
                        new Point3(0.36, 0.15, 0),
                        new Point3(0.36, -0.15, 0))
                .stream()
                .map(place -> new TableMark(REAL.project(place).orElseThrow(), place))
                .toList();
    }
}
