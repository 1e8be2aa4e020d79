package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.timebase.SteppedTimebase;

class LiveSlotTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();

    private Board board() {
        return rig().board;
    }

    private TestBoard rig() {
        rig = new TestBoard(folder, time);
        return rig;
    }

    private TestBoard rig;

    private static LiveSlot<String> slot(Board board, SlotName name) {
        @SuppressWarnings("unchecked")
        LiveSlot<String> words = (LiveSlot<String>) board.slot(name);
        return words;
    }

    private Tenant<String> tenant(SlotName slot, String name, String version, int ranking, boolean simulated) {
        return rig.tenant(slot, name, version, ranking, simulated, name + "@" + version);
    }

    private Tenant<String> policy(String name, String version, int ranking) {
        return tenant(SlotName.POLICY, name, version, ranking, false);
    }

    @Test
    void rankingThenVersionThenAgeDecide() {
        LiveSlot<String> slot = slot(board(), SlotName.POLICY);
        assertThat(slot.take()).isEmpty();
        slot.come(policy("a", "1.9.0", 0));
        slot.come(policy("b", "1.10.0", 0));
        slot.come(policy("c", "1.10.0", 0));
        slot.come(policy("low", "9.0.0", -1));
        assertThat(TestBoard.active(slot)).contains("b@1.10.0");
        assertThat(slot.candidates()).extracting(Candidate::name).containsExactly("b", "c", "a", "low");
        assertThat(slot.candidates()).extracting(Candidate::active).containsExactly(true, false, false, false);
        slot.come(policy("top", "0.1.0", 5));
        assertThat(TestBoard.active(slot)).contains("top@0.1.0");
    }

    @Test
    void aPolicyThatRanksBelowZeroServesOnlyWhenItIsChosen() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> scripted = policy("scripted", "1.0.0", 0);
        slot.come(policy("ball", "1", -1));
        assertThat(slot.take()).isEmpty();
        slot.come(scripted);
        slot.leave(scripted);
        assertThat(slot.take()).as("nobody asked for it").isEmpty();
        assertThat(rig.state(SlotName.POLICY, "ball@1")).isEqualTo(CandidateState.WARM);
        assertThat(new PolicyHealth(board).health().detail()).endsWith("serves only when it is chosen: ball@1");
        board.choose(SlotName.POLICY, "ball", "to try it");
        assertThat(TestBoard.active(slot)).contains("ball@1");
    }

    @Test
    void theOperatorsChoiceCountsSurvivesItsAbsenceAndTheRestart() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> chosen = policy("quiet", "1.0.0", -5);
        slot.come(policy("loud", "1.0.0", 100));
        slot.come(chosen);
        SwapReceipt receipt =
                new BundleAccess(board, "org.lepetpal.sentry").choose(SlotName.POLICY, "quiet", "to try it");
        assertThat(receipt.from()).contains("loud@1.0.0");
        assertThat(receipt.to()).contains("quiet@1.0.0");
        assertThat(receipt.requestedBy()).isEqualTo("bundle:org.lepetpal.sentry");
        assertThat(receipt.reason()).isEqualTo("to try it");
        slot.leave(chosen);
        assertThat(TestBoard.active(slot)).contains("loud@1.0.0");
        slot.come(policy("quiet", "1.0.1", -5));
        assertThat(TestBoard.active(slot)).contains("quiet@1.0.1");

        LiveSlot<String> restarted = slot(board(), SlotName.POLICY);
        restarted.come(policy("loud", "1.0.0", 100));
        restarted.come(policy("quiet", "1.0.1", -5));
        assertThat(TestBoard.active(restarted)).contains("quiet@1.0.1");
    }

    @Test
    void whoIsNotThereCannotBeChosen() {
        Board board = board();
        slot(board, SlotName.POLICY).come(policy("loud", "1.0.0", 0));
        assertThatThrownBy(() -> board.choose(SlotName.POLICY, "quiet", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quiet")
                .hasMessageContaining("loud@1.0.0");
    }

    @Test
    void everyChangeHasAReceiptNewestFirst() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> first = policy("a", "1.0.0", 0);
        Tenant<String> second = policy("b", "1.0.0", 1);
        slot.come(first);
        slot.come(second);
        slot.come(policy("c", "1.0.0", -1));
        slot.leave(second);
        assertThat(board.receipts())
                .extracting(receipt ->
                        receipt.from().orElse("-") + " " + receipt.to().orElse("-"))
                .containsExactly("b@1.0.0 a@1.0.0", "a@1.0.0 b@1.0.0", "- a@1.0.0");
        assertThat(board.receipts()).allSatisfy(receipt -> {
            assertThat(receipt.requestedBy()).isEqualTo("platform");
            assertThat(receipt.drained()).isTrue();
            assertThat(receipt.at()).isEqualTo("2026-11-21T10:30:00Z");
        });
        for (int i = 0; i < 300; i++) {
            Tenant<String> passing = policy("p" + i, "1.0.0", 50);
            slot.come(passing);
            slot.leave(passing);
        }
        assertThat(board.receipts()).hasSize(200);
        assertThat(board.receipts().getFirst().from()).contains("p299@1.0.0");
    }

    @Test
    void aLostDeviceIsNotReplacedByASimulatedOneUnlessAsked() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.CAMERA);
        Tenant<String> real = tenant(SlotName.CAMERA, "usb", "1.0.0", -10, false);
        slot.come(tenant(SlotName.CAMERA, "sim", "1.0.0", -20, true));
        assertThat(TestBoard.active(slot)).contains("sim@1.0.0");
        slot.come(real);
        assertThat(TestBoard.active(slot)).contains("usb@1.0.0");
        slot.leave(real);
        assertThat(slot.take()).isEmpty();
        assertThat(slot.candidates()).extracting(Candidate::active).containsExactly(false);
        board.choose(SlotName.CAMERA, "sim", "the camera is broken");
        assertThat(TestBoard.active(slot)).contains("sim@1.0.0");
    }

    @Test
    void whoSetsTheDriverOfARealDeviceToASimulatedOneHasAsked() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.ARM);
        Tenant<String> real = tenant(SlotName.ARM, "so101", "1.0.0", 0, false);
        Tenant<String> stranger = tenant(SlotName.ARM, "other", "1.0.0", 5, true);
        slot.come(real);
        slot.come(stranger);
        slot.come(tenant(SlotName.ARM, "so101", "2.0.0", 0, true));
        slot.leave(real);
        assertThat(slot.take()).as("nobody was asked").isEmpty();
        assertThat(new SwapHealth(board, () -> ComponentHealth.of("swap", Status.OK, "well"))
                        .health()
                        .detail())
                .contains("no arm is active: other@1.0.0 is simulated");
        board.configured("org.example.other");
        assertThat(slot.take()).as("somebody else's settings").isEmpty();
        board.configured("org.example.so101");
        assertThat(TestBoard.active(slot)).contains("so101@2.0.0");
        assertThat(board.receipts().getFirst().reason()).contains("org.example.so101");
        assertThat(new SwapHealth(board, () -> ComponentHealth.of("swap", Status.OK, "well"))
                        .health()
                        .detail())
                .isEqualTo("well");
    }

    @Test
    void aDriverMayNameItsSimulatedDeviceAnotherWay() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.VOICE);
        Tenant<String> real = rig.device(SlotName.VOICE, "speaker", "org.example.tts", false, "aloud");
        slot.come(real);
        board.configured("org.example.tts");
        slot.leave(real);
        slot.come(rig.device(SlotName.VOICE, "sim", "org.example.other", true, "another bundle's"));
        assertThat(slot.take()).as("whom nobody has set").isEmpty();
        slot.come(rig.device(SlotName.VOICE, "sim", "org.example.tts", true, "to a file"));
        assertThat(TestBoard.active(slot)).contains("to a file");
    }

    @Test
    void theSettingsOfAPartOrOfOneOfSeveralAreTheBundlesToo() {
        for (String pid : List.of("org.example.tts.voice", "org.example.tts~left")) {
            Board board = board();
            LiveSlot<String> slot = slot(board, SlotName.VOICE);
            Tenant<String> real = rig.device(SlotName.VOICE, "speaker", "org.example.tts", false, "aloud");
            slot.come(real);
            slot.come(rig.device(SlotName.VOICE, "sim", "org.example.tts", true, "to a file"));
            slot.leave(real);
            board.configured("org.example.ttsother");
            assertThat(slot.take()).as("another bundle's").isEmpty();
            board.configured(pid);
            assertThat(TestBoard.active(slot)).as(pid).contains("to a file");
        }
    }

    @Test
    void aSlotThatWaitsDoesNotHideThatSettingsAreWrong() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.ARM);
        Tenant<String> real = tenant(SlotName.ARM, "so101", "1.0.0", 0, false);
        slot.come(real);
        slot.come(tenant(SlotName.ARM, "other", "1.0.0", 5, true));
        slot.leave(real);
        ComponentHealth wrong = ComponentHealth.of("swap", Status.DEGRADED, "SWAP_PROBATION_S is 0");
        assertThat(new SwapHealth(board, () -> wrong).health().detail())
                .startsWith("SWAP_PROBATION_S is 0; no arm is active");
    }

    @Test
    void aDeviceThatIsLostAfterItWasSetIsNotReplaced() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.ARM);
        Tenant<String> first = tenant(SlotName.ARM, "so101", "1.0.0", 0, false);
        slot.come(first);
        board.configured("org.example.so101");
        slot.leave(first);
        Tenant<String> second = tenant(SlotName.ARM, "so101", "1.0.0", 0, false);
        slot.come(second);
        slot.come(tenant(SlotName.ARM, "so101", "1.0.0", -1, true));
        slot.leave(second);
        assertThat(slot.take()).isEmpty();
    }

    @Test
    void aPolicyIsNoDevice() {
        LiveSlot<String> slot = slot(board(), SlotName.POLICY);
        Tenant<String> real = policy("real", "1.0.0", 1);
        slot.come(tenant(SlotName.POLICY, "sim", "1.0.0", 0, true));
        slot.come(real);
        slot.leave(real);
        assertThat(TestBoard.active(slot)).contains("sim@1.0.0");
    }

    @Test
    void detectorsAreActiveTogetherPreferredFirst() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.DETECTOR);
        slot.come(tenant(SlotName.DETECTOR, "colour", "1.0.0", 0, false));
        slot.come(tenant(SlotName.DETECTOR, "yolo", "1.0.0", 5, false));
        assertThat(slot.takeAll()).extracting(Lease::service).containsExactly("yolo@1.0.0", "colour@1.0.0");
    }

    @Test
    void withdrawalSwitchesFirstAndWaitsForTheLeaseThatIsOut() throws InterruptedException {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> old = policy("old", "1.0.0", 1);
        slot.come(policy("next", "1.0.0", 0));
        slot.come(old);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch switched = new CountDownLatch(1);
        AtomicBoolean back = new AtomicBoolean();
        Thread turn = Thread.ofPlatform().start(() -> {
            try (Lease<String> lease = slot.take().orElseThrow()) {
                taken.countDown();
                while (TestBoard.active(slot).equals(Optional.of(lease.service()))) {
                    Thread.onSpinWait();
                }
                switched.countDown();
                back.set(true);
            }
        });
        taken.await();
        slot.leave(old);
        assertThat(back).as("the lease came back before withdrawal returned").isTrue();
        assertThat(switched.getCount()).isZero();
        assertThat(board.receipts().getFirst().drained()).isTrue();
        turn.join();
    }

    @Test
    void aLeaseThatStaysOutIsWaitedForHalfASecondAndNotForEver() throws InterruptedException {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> old = policy("old", "1.0.0", 1);
        slot.come(old);
        List<Lease<String>> kept = new ArrayList<>();
        Thread.ofPlatform().start(() -> kept.add(slot.take().orElseThrow())).join();
        slot.leave(old);
        assertThat(board.receipts().getFirst().drained()).isFalse();
        kept.getFirst().close();
        kept.getFirst().close();
    }

    @Test
    void whoHoldsTheLeaseMayWithdraw() {
        Board board = board();
        LiveSlot<String> slot = slot(board, SlotName.POLICY);
        Tenant<String> own = policy("own", "1.0.0", 1);
        slot.come(own);
        try (Lease<String> lease = slot.take().orElseThrow()) {
            slot.leave(own);
            assertThat(slot.take()).isEmpty();
            assertThat(lease.service()).isEqualTo("own@1.0.0");
        }
        assertThat(board.receipts().getFirst().drained()).isTrue();
    }

    @Test
    void nobodyUsesAServiceAfterItsWithdrawalReturned() throws InterruptedException {
        @SuppressWarnings("unchecked")
        LiveSlot<AtomicInteger> slot = (LiveSlot<AtomicInteger>) rig().board.slot(SlotName.VOICE);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger used = new AtomicInteger();
        AtomicInteger usedAfterClose = new AtomicInteger();
        Thread loop = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                slot.take().ifPresent(lease -> {
                    try (lease) {
                        used.incrementAndGet();
                        usedAfterClose.addAndGet(lease.service().get());
                    }
                });
            }
        });
        for (int i = 0; i < 2_000; i++) {
            AtomicInteger closed = new AtomicInteger();
            Tenant<AtomicInteger> passing = rig.tenant(SlotName.VOICE, "p", "1." + i, i % 3, false, closed);
            slot.come(passing);
            slot.leave(passing);
            closed.set(1);
        }
        stop.set(true);
        loop.join();
        assertThat(usedAfterClose).hasValue(0);
    }

    @Test
    void onlyTheSafetyKernelGetsTheArm() {
        Board board = board();
        assertThat(new BundleAccess(board, "org.lepetpal.safety").slot(Arm.class))
                .isNotNull();
        assertThatThrownBy(() -> new BundleAccess(board, "org.lepetpal.command").slot(Arm.class))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("org.lepetpal.command");
        assertThatThrownBy(() -> board.slot(String.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
