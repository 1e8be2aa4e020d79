package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.StopState.Latched;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.timebase.SteppedTimebase;

/** The latch over an update of its bundle. */
class StopKeeperTest {
    @TempDir
    private Path area;

    private FakeBundle bundle;
    private StopKeeper keeper;

    private void start(String run) {
        bundle = new FakeBundle(area, run);
        keeper = new StopKeeper(bundle.context());
    }

    private void update() {
        keeper.stop();
        assertThat(bundle.service(SoftwareStop.class)).isEmpty();
        start("one run");
    }

    private SoftwareStop stop() {
        return bundle.service(SoftwareStop.class).orElseThrow();
    }

    @Test
    void anUpdateEndsNoStop() {
        start("one run");
        stop().stop(StopCategory.POWER_REMOVED, "the dog = \"here\"\nand über the fence");
        Latched latched = (Latched) stop().state();
        update();
        assertThat(stop().state()).isEqualTo(latched);
        assertThat(stop().stops()).isEqualTo(1);
        assertThat(keeper.latch().powerless()).isTrue();
    }

    @Test
    void norDoesItGiveBackWhatAStopThatWasResetTook() {
        start("one run");
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        stop().reset();
        update();
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
        assertThat(keeper.latch().powerless()).isTrue();
    }

    @Test
    void whatWasResetComesNotBackWithTheNextUpdate() {
        start("one run");
        stop().stop(StopCategory.POWER_KEPT, "enough");
        update();
        stop().reset();
        update();
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
        assertThat(keeper.latch().powerless()).isFalse();
    }

    @Test
    void aRestartOfTheRobotClearsIt() {
        start("one run");
        stop().stop(StopCategory.POWER_REMOVED, "enough");
        keeper.stop();
        start("the next run");
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
        assertThat(stop().stops()).isZero();
        assertThat(keeper.latch().powerless()).isFalse();
    }

    @Test
    void whereNobodyCanTellWhetherItWasLatchedItIs() throws IOException {
        start("one run");
        stop().stop(StopCategory.POWER_KEPT, "enough");
        keeper.stop();
        Path left = onlyFile();
        Files.writeString(left, Files.readString(left).replace("POWER_KEPT", "POWER_LOST"));
        start("one run");
        assertThat(stop().state()).isInstanceOfSatisfying(Latched.class, state -> assertThat(state.reason())
                .contains("cannot be read", left.toString(), "POWER_LOST"));
        assertThat(stop().reset()).isEqualTo(StopState.CLEAR);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(area)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void itSaysThatNothingMovesWhereThereIsNoArmAndItKnowsSo() {
        start("one run");
        assertThat(atRest()).as("nobody knows").isFalse();
        stop().reset();
        FixedSwitchboard board = new FixedSwitchboard();
        keeper.addSwitchboard(board);
        assertThat(atRest()).isTrue();
        stop().reset();
        board.arm().with("fake", new FakeArm(new SteppedTimebase()));
        assertThat(atRest()).isFalse();
    }

    private boolean atRest() {
        return ((Latched) stop().stop(StopCategory.POWER_KEPT, "enough")).atRest();
    }

    /** Otherwise the framework would take it down with its last user, with a setting, or with a service that it needs. */
    @Test
    void nothingButItsBundleTakesItDown() throws IOException {
        try (InputStream in =
                StopKeeper.class.getResourceAsStream("/OSGI-INF/" + StopKeeper.class.getName() + ".xml")) {
            String component = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(component).contains("immediate=\"true\"", "configuration-policy=\"ignore\"");
            assertThat(component.split("<reference ")).as("of its references").hasSize(3);
            assertThat(component).contains("name=\"switchboard\" cardinality=\"0..1\" policy=\"dynamic\"");
            assertThat(component).contains("name=\"lost\" cardinality=\"0..n\" policy=\"dynamic\"");
        }
    }
}
