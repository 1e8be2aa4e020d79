package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.TreatDispenser;
import org.lepetpal.timebase.SteppedTimebase;

/** Voices and dispensers do what they are asked for beside being asked; how that ends is what they are judged by. */
class FailingDeviceTest {
    private static final Duration OPEN = Duration.ofMillis(600);

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private TestBoard rig;
    private Tongue tongue;
    private Chute chute;

    /** Says nothing; what the newest utterance comes to is for the test to say. */
    private static final class Tongue implements Voice {
        private CompletableFuture<Void> newest = new CompletableFuture<>();
        private Optional<RuntimeException> mood = Optional.empty();

        @Override
        public CompletionStage<Void> speak(String text) {
            mood.ifPresent(thrown -> {
                throw thrown;
            });
            newest = new CompletableFuture<>();
            return newest;
        }
    }

    private static final class Chute implements TreatDispenser {
        private CompletableFuture<Integer> newest = new CompletableFuture<>();
        private Optional<DispenseRefused> refusal = Optional.empty();

        @Override
        public CompletionStage<Integer> dispense(Duration openFor) throws DispenseRefused {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            newest = new CompletableFuture<>();
            return newest;
        }
    }

    @BeforeEach
    void oneOfEachAndAnotherOfEach() {
        rig = new TestBoard(folder, time);
        voices().come(rig.watched(SlotName.VOICE, "sim", true, new Tongue(), WatchedVoice::new));
        dispensers().come(rig.watched(SlotName.DISPENSER, "sim", true, new Chute(), WatchedDispenser::new));
        tongue = new Tongue();
        chute = new Chute();
        voices().come(rig.watched(SlotName.VOICE, "other", true, tongue, WatchedVoice::new));
        dispensers().come(rig.watched(SlotName.DISPENSER, "other", true, chute, WatchedDispenser::new));
        rig.board.choose(SlotName.VOICE, "other", "to try it");
        rig.board.choose(SlotName.DISPENSER, "other", "to try it");
    }

    private LiveSlot<Voice> voices() {
        return rig.board.slot(Voice.class);
    }

    private LiveSlot<TreatDispenser> dispensers() {
        return rig.board.slot(TreatDispenser.class);
    }

    private CompletableFuture<Void> speak() {
        try (Lease<Voice> lease = voices().take().orElseThrow()) {
            return lease.service().speak("good dog").toCompletableFuture();
        }
    }

    private CompletableFuture<Integer> dispense() throws DispenseRefused {
        try (Lease<TreatDispenser> lease = dispensers().take().orElseThrow()) {
            return lease.service().dispense(OPEN).toCompletableFuture();
        }
    }

    private Candidate other(SlotName slot) {
        return rig.find(slot, "other@1.0.0");
    }

    private void assertRolledBack(SlotName slot, String detail) {
        assertThat(TestBoard.activeId(rig.board.slot(slot))).contains("sim@1.0.0");
        assertThat(other(slot).state()).isEqualTo(CandidateState.FAILED);
        assertThat(other(slot).detail()).isEqualTo(detail);
        assertThat(rig.board.choice(slot)).isEmpty();
    }

    private void assertWell(SlotName slot) {
        assertThat(other(slot).state()).isEqualTo(CandidateState.PROBATION);
        assertThat(other(slot).latency().failures()).isZero();
    }

    @Test
    void whatCannotBeHeardGivesTheVoiceBeforeBack() {
        CompletableFuture<Void> begun = speak();
        tongue.newest.completeExceptionally(new IOException("no sound card"));
        assertThat(begun).isCompletedExceptionally();
        assertThatThrownBy(begun::join).hasCauseInstanceOf(IOException.class).hasRootCauseMessage("no sound card");
        assertRolledBack(SlotName.VOICE, "it threw IOException: no sound card");
    }

    @Test
    void whatItThrowsInsteadIsToldAlike() {
        tongue.mood = Optional.of(new IllegalStateException("no idea"));
        assertThatThrownBy(speak()::join).hasRootCauseMessage("no idea");
        assertRolledBack(SlotName.VOICE, "it threw IllegalStateException: no idea");
    }

    @Test
    void howLongItTookUntilItWasHeardIsMeasured() {
        CompletableFuture<Void> begun = speak();
        time.advance(Duration.ofMillis(300));
        tongue.newest.complete(null);
        assertThat(begun).isCompleted();
        assertThat(other(SlotName.VOICE).latency()).isEqualTo(new Latency(1, 0, 300_000_000, 300_000_000, 300_000_000));
        assertWell(SlotName.VOICE);
    }

    @Test
    void thatTooMuchWaitsOrNothingCanBeSaidOfATextIsAnAnswer() {
        tongue.mood = Optional.of(new RejectedExecutionException("full"));
        assertThatThrownBy(this::speak).isInstanceOf(RejectedExecutionException.class);
        tongue.mood = Optional.of(new IllegalArgumentException("nothing in it"));
        assertThatThrownBy(this::speak).isInstanceOf(IllegalArgumentException.class);
        assertWell(SlotName.VOICE);
        tongue.mood = Optional.of(new NumberFormatException("x"));
        assertThatThrownBy(speak()::join).hasRootCauseInstanceOf(NumberFormatException.class);
        assertRolledBack(SlotName.VOICE, "it threw NumberFormatException: x");
    }

    @Test
    void whoWaitsForOthersToBeSaidFirstOwesNothing() {
        speak();
        rig.pass(Duration.ofMinutes(5));
        rig.pass(Duration.ofSeconds(5));
        assertWell(SlotName.VOICE);
        rig.pass(Duration.ofMillis(20));
        assertRolledBack(SlotName.VOICE, "it gave no answer for 5020 ms, and 5000 ms are allowed");
    }

    @Test
    void whatWaitsKeepsNobodyFromBeingSwapped() {
        CompletableFuture<Void> begun = speak();
        assertThat(rig.board.choose(SlotName.VOICE, "sim", "this one").drained())
                .isTrue();
        voices().leave(voices().find("other").orElseThrow());
        tongue.newest.completeExceptionally(new IOException("the voice was withdrawn"));
        assertThat(begun).isCompletedExceptionally();
        assertThat(TestBoard.activeId(voices())).contains("sim@1.0.0");
    }

    @Test
    void whoHasGoneSaysNothingMore() {
        Tenant<Voice> tenant = voices().find("other").orElseThrow();
        voices().leave(tenant);
        assertThatThrownBy(tenant.service().speak("x").toCompletableFuture()::join)
                .hasRootCauseMessage("it has been withdrawn");
        assertThat(tenant.conduct().latency()).isEqualTo(Latency.NONE);
    }

    @Test
    void aGateThatSticksGivesTheDispenserBeforeBack() throws DispenseRefused {
        CompletableFuture<Integer> given = dispense();
        chute.newest.completeExceptionally(new IOException("stuck"));
        assertThat(given).isCompletedExceptionally();
        assertRolledBack(SlotName.DISPENSER, "it threw IOException: stuck");
    }

    @Test
    void thatItIsNoTimeForATreatIsAnAnswer() {
        chute.refusal =
                Optional.of(new DispenseRefused(DispenseRefused.Reason.COOLING_DOWN, "wait", Duration.ofSeconds(9)));
        assertThatThrownBy(this::dispense).isInstanceOf(DispenseRefused.class);
        assertWell(SlotName.DISPENSER);
    }

    @Test
    void aGateThatDoesNotComeToRestIsGivenUpFiveSecondsAfterItShould() throws DispenseRefused {
        dispense();
        rig.pass(OPEN.plusSeconds(5));
        assertWell(SlotName.DISPENSER);
        rig.pass(Duration.ofMillis(20));
        assertRolledBack(SlotName.DISPENSER, "it gave no answer for 5020 ms, and 5000 ms are allowed");
    }

    @Test
    void whatItNeverDidIsHeldAgainstItOnce() throws DispenseRefused {
        CompletableFuture<Integer> given = dispense();
        rig.pass(OPEN.plusSeconds(5).plusMillis(20));
        assertRolledBack(SlotName.DISPENSER, "it gave no answer for 5020 ms, and 5000 ms are allowed");

        CompletableFuture<Integer> late = chute.newest;
        rig.board.choose(SlotName.DISPENSER, "other", "once more");
        rig.pass(Duration.ofMillis(20));
        assertWell(SlotName.DISPENSER);
        late.completeExceptionally(new IOException("stuck"));
        assertWell(SlotName.DISPENSER);
        assertThat(given).as("who asked is told all the same").isCompletedExceptionally();
    }

    @Test
    void theOnlyOneIsTriedAgainThoughItNeverCameToRest() throws DispenseRefused {
        dispensers().leave(dispensers().find("sim").orElseThrow());
        dispense();
        rig.pass(OPEN.plusSeconds(5).plusMillis(20));
        assertThat(TestBoard.activeId(dispensers())).isEmpty();
        rig.pass(Duration.ofSeconds(11));
        assertThat(TestBoard.activeId(dispensers())).contains("other@1.0.0");
    }

    @Test
    void noPromiseAtAllIsAFailure() {
        Tenant<Voice> mute = rig.watched(SlotName.VOICE, "mute", true, text -> null, WatchedVoice::new);
        voices().come(mute);
        rig.board.choose(SlotName.VOICE, "mute", "to try it");
        assertThatThrownBy(speak()::join).hasRootCauseMessage("it gave no answer");
        assertThat(TestBoard.activeId(voices())).contains("other@1.0.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void atWorkItIsTheThirdFailureInARow(int failures) {
        for (int i = 0; i < 20; i++) {
            speak();
            tongue.newest.complete(null);
        }
        assertThat(other(SlotName.VOICE).state()).isEqualTo(CandidateState.ACTIVE);
        for (int i = 0; i < failures; i++) {
            speak();
            tongue.newest.completeExceptionally(new IOException("no sound card"));
        }
        assertThat(other(SlotName.VOICE).state())
                .isEqualTo(failures < 3 ? CandidateState.ACTIVE : CandidateState.FAILED);
    }
}
