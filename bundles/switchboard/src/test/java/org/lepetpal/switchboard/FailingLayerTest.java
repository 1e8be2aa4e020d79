package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;

/** An overlay layer that does badly is found out and left out of pictures, and the others are drawn on. */
class FailingLayerTest {
    private static final OverlayLayer.Canvas PICTURE = new Picture();

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeLayer bad = new FakeLayer("bad");
    private final FakeLayer good = new FakeLayer("good");
    private TestBoard rig;

    @BeforeEach
    void twoLayers() {
        rig = board();
    }

    private TestBoard board() {
        TestBoard board = new TestBoard(folder, time);
        board.layers().come(board.layer("1.0.0", bad));
        board.layers().come(board.layer("1.0.0", good));
        return board;
    }

    private void pictures(int count) {
        for (int i = 0; i < count; i++) {
            rig.draw(PICTURE);
        }
    }

    private List<String> drawn() {
        return rig.draw(PICTURE);
    }

    private static void throwing() {
        throw new IllegalStateException("no idea");
    }

    private CandidateState state() {
        return rig.state(SlotName.OVERLAY, "bad@1.0.0");
    }

    private void choose(String... names) throws SwapRefused {
        rig.board.swap(new SwapOrder(Map.of(SlotName.OVERLAY, List.of(names)), "operator", "to try", true, false));
    }

    @Test
    void whoThrowsAtTenPicturesInARowIsLeftOutAndThereIsAReceipt() {
        bad.does(FailingLayerTest::throwing);
        pictures(9);
        bad.does(() -> {});
        pictures(1);
        bad.does(FailingLayerTest::throwing);
        pictures(9);
        assertThat(state()).isEqualTo(CandidateState.ACTIVE);
        assertThat(new LayersHealth(rig.board).health().status()).isEqualTo(Status.OK);
        pictures(1);
        bad.does(() -> {});

        assertThat(drawn()).containsExactly("good@1.0.0");
        assertThat(state()).isEqualTo(CandidateState.FAILED);
        Candidate failed = rig.find(SlotName.OVERLAY, "bad@1.0.0");
        assertThat(failed.detail()).isEqualTo("it threw IllegalStateException: no idea");
        assertThat(failed.latency().failures()).isEqualTo(19);
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.reason()).isEqualTo("bad@1.0.0 failed: it threw IllegalStateException: no idea");
        assertThat(receipt.to()).contains("good@1.0.0");
        assertThat(new LayersHealth(rig.board).health().detail())
                .isEqualTo("bad@1.0.0 is left out: it threw IllegalStateException: no idea");
        assertThat(good.drawn()).hasSize(21);
    }

    @Test
    void whoKeepsTenPicturesInARowWaitingIsLeftOut() {
        bad.does(() -> time.advance(Duration.ofMillis(101)));
        pictures(9);
        bad.does(() -> time.advance(Duration.ofMillis(100)));
        pictures(1);
        bad.does(() -> time.advance(Duration.ofMillis(101)));
        pictures(9);
        assertThat(state()).isEqualTo(CandidateState.ACTIVE);
        assertThat(rig.find(SlotName.OVERLAY, "bad@1.0.0").latency().medianNanos())
                .isEqualTo(Duration.ofMillis(101).toNanos());
        pictures(1);

        assertThat(drawn()).containsExactly("good@1.0.0");
        assertThat(rig.find(SlotName.OVERLAY, "bad@1.0.0").detail())
                .isEqualTo("it took 101 ms, and 100 ms are allowed");
    }

    @Test
    void failuresAndDelaysAddUp() {
        bad.does(() -> time.advance(Duration.ofMillis(200)));
        pictures(5);
        bad.does(FailingLayerTest::throwing);
        pictures(5);
        assertThat(state()).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void howManyAndHowLongIsSet() {
        rig.rules = ProbationRules.of(
                TestSettings.of(Config.class, Map.of("overlay_failures_max", 2, "overlay_budget_ms", 10)));
        bad.does(() -> time.advance(Duration.ofMillis(11)));
        pictures(2);
        assertThat(state()).isEqualTo(CandidateState.FAILED);
        assertThatThrownBy(() -> ProbationRules.of(TestSettings.of(Config.class, Map.of("overlay_budget_ms", 9))))
                .hasMessage("OVERLAY_BUDGET_MS = 9 is not in 10…1000");
    }

    /** Though the other one works: none draws what another one does. */
    @Test
    void itIsTriedAgainAsideAndEverLessOftenAndNoViewerSeesIt() {
        rig.board
                .slot(Camera.class)
                .come(rig.tenant(SlotName.CAMERA, "front", "1", 0, true, new ShownCamera(320, 240)));
        bad.does(FailingLayerTest::throwing);
        pictures(10);
        // What the loop did meanwhile is told by now.
        rig.pass(Duration.ofMillis(200));
        List<SwapReceipt> before = rig.board.receipts();
        for (Duration wait : List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40))) {
            rig.pass(Duration.ofMillis(20));
            rig.pass(wait);
            rig.pass(Duration.ofMillis(20));
            assertThat(state()).as("after %s", wait).isEqualTo(CandidateState.FAILED);
            assertThat(drawn()).containsExactly("good@1.0.0");
        }
        assertThat(bad.drawn()).isEmpty();

        bad.does(() -> {});
        rig.pass(Duration.ofSeconds(79));
        assertThat(bad.drawn()).isEmpty();
        rig.pass(Duration.ofSeconds(2));
        rig.pass(Duration.ofMillis(20));
        assertThat(bad.drawn()).containsExactly(new BlankCanvas(320, 240, "front"));
        assertThat(rig.board.receipts()).isEqualTo(before);
        assertThat(drawn()).containsExactly("bad@1.0.0", "good@1.0.0");

        pictures(19);
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("bad@1.0.0 works again");
        assertThat(rig.find(SlotName.OVERLAY, "bad@1.0.0").latency().calls())
                .as("drawn aside is no measure")
                .isEqualTo(20);
    }

    @Test
    void itComesBackWhenItIsChosen() throws SwapRefused {
        bad.does(FailingLayerTest::throwing);
        pictures(10);
        bad.does(() -> {});
        choose("bad", "good");
        assertThat(drawn()).containsExactly("bad@1.0.0", "good@1.0.0");
    }

    @Test
    void whatTheOperatorLeavesOutStaysOutAfterARestartToo() throws SwapRefused {
        choose("good");
        assertThat(drawn()).containsExactly("good@1.0.0");
        rig = board();
        assertThat(drawn()).containsExactly("good@1.0.0");
        assertThat(state()).isEqualTo(CandidateState.WARM);
        choose("good", "bad");
        assertThat(drawn()).as("the most wanted first, which is drawn last").containsExactly("good@1.0.0", "bad@1.0.0");
    }

    /** A robot that sees nothing is worse than one that does what it was not told to; a picture without a layer is not. */
    @Test
    void noneOfThoseIsDrawnInsteadOfOneThatFailsOrGoes() throws SwapRefused {
        choose("bad");
        pictures(1);
        rig.layers().leave(rig.layers().find("bad").orElseThrow());
        assertThat(drawn()).isEmpty();
        rig.layers().come(rig.layer("1.0.0", bad));
        bad.does(FailingLayerTest::throwing);
        pictures(10);
        assertThat(drawn()).isEmpty();
        choose();
        assertThat(drawn()).containsExactly("good@1.0.0");
    }

    @Test
    void ofTwoOfOneNameTheNewerIsDrawnOnProbationAndTheOlderComesBack() {
        FakeLayer newer = new FakeLayer("good");
        rig.layers().come(rig.layer("2.0.0", newer));
        assertThat(drawn()).containsExactly("good@2.0.0", "bad@1.0.0");
        assertThat(rig.state(SlotName.OVERLAY, "good@2.0.0")).isEqualTo(CandidateState.PROBATION);
        newer.does(FailingLayerTest::throwing);
        pictures(1);
        assertThat(drawn()).containsExactly("bad@1.0.0", "good@1.0.0");
        assertThat(rig.board.receipts().getFirst().reason()).contains("good@2.0.0 failed on probation: it threw");
    }

    @Test
    void oneLateDrawingEndsNoProbation() {
        FakeLayer newer = new FakeLayer("good");
        rig.layers().come(rig.layer("2.0.0", newer));
        newer.does(() -> time.advance(Duration.ofMillis(900)));
        pictures(1);
        assertThat(rig.state(SlotName.OVERLAY, "good@2.0.0")).isEqualTo(CandidateState.PROBATION);
    }

    @Test
    void whoHasGoneDrawsNothingAndWhoeverStillHoldsItIsToldNothing() {
        Tenant<OverlayLayer> tenant = rig.layers().find("bad").orElseThrow();
        rig.layers().leave(tenant);
        tenant.service().draw(PICTURE);
        assertThat(bad.drawn()).isEmpty();
    }

    @Test
    void thereAreNoShadowsAndNothingToPromote() {
        assertThatThrownBy(() -> rig.board.shadow(SlotName.OVERLAY, Optional.of("good")))
                .isInstanceOf(SwapRefused.class)
                .hasMessage("Only policies can be shadows; overlay has none");
        assertThatThrownBy(() -> rig.board.promote(SlotName.OVERLAY, "operator", "to try"))
                .isInstanceOf(SwapRefused.class);
    }

    @Test
    void rollingBackTakesInAgainWhatWasLeftOut() throws SwapRefused {
        choose("good");
        rig.board.rollBack(SlotName.OVERLAY, "operator", "missed it");
        assertThat(drawn()).containsExactly("bad@1.0.0", "good@1.0.0");
        assertThat(rig.board.choice(SlotName.OVERLAY)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a,b", "a@1", " a", "a\n"})
    void aNameThatNobodyCouldAskForIsRefused(String name) {
        assertThatThrownBy(() -> new WatchedLayer(new FakeLayer(name), new Conduct(time)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("its name() is ");
    }

    @Test
    void itGoesByItsOwnNameWhateverItsPropertiesSayAndIsTriedWhenItComes() {
        rig.board
                .slot(Camera.class)
                .come(rig.tenant(SlotName.CAMERA, "front", "1", 0, true, new ShownCamera(320, 240)));
        FakeLayer own = new FakeLayer("own name");
        Newcomer<OverlayLayer> newcomer = newcomer(own);
        newcomer.come();
        time.advance(Duration.ZERO);
        assertThat(own.drawn()).containsExactly(new BlankCanvas(320, 240, "front"));
        assertThat(rig.state(SlotName.OVERLAY, "own name@3")).isEqualTo(CandidateState.ACTIVE);
        newcomer.describe(described(-7));
        assertThat(rig.find(SlotName.OVERLAY, "own name@3").ranking()).isEqualTo(-7);
    }

    @Test
    void oneThatThrowsAtEveryPictureOnWhichItIsTriedIsNotTaken() {
        rig.board
                .slot(Camera.class)
                .come(rig.tenant(SlotName.CAMERA, "front", "1", 0, true, new ShownCamera(320, 240)));
        FakeLayer broken = new FakeLayer("broken");
        broken.does(FailingLayerTest::throwing);
        newcomer(broken).come();
        time.advance(Duration.ofSeconds(1));
        assertThat(rig.find(SlotName.OVERLAY, "broken@3").detail())
                .isEqualTo("it threw IllegalStateException: no idea, when it was tried on what the robot sees");
        assertThat(drawn()).containsExactly("bad@1.0.0", "good@1.0.0");
    }

    private static Candidate described(int ranking) {
        return new Candidate(SlotName.OVERLAY, "org.example.bundle", "3", "org.example.bundle", ranking, false, false);
    }

    private Newcomer<OverlayLayer> newcomer(OverlayLayer layer) {
        Outlook outlook = new Outlook(rig.board.slot(Camera.class), Optional::empty);
        Newcomer.Manner<OverlayLayer> manner = new Newcomer.Manner<>(
                WatchedLayer::new,
                watched -> new LayerAudition(watched, outlook, rig.rules.layers()),
                new Aside(time, "newcomer")::until);
        return new Newcomer<>(
                rig.layers(), time, rig.applicants, new Newcomer.Arrival<>(layer, 99, manner), described(-1));
    }
}
