package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.FakePolicy;

/** What the operator may have changed, and what not. */
class DeskTest {
    @TempDir
    private Path folder;

    private TestBoard rig;

    private record Eye(Set<String> classes) implements Detector {
        @Override
        public List<Detection> detect(Frame frame) {
            return List.of();
        }
    }

    @BeforeEach
    void fill() {
        rig = new TestBoard(folder);
        rig.board.detectors().come(rig.detector("color", new Eye(Set.of("ball", "treat"))));
        rig.board.detectors().come(rig.detector("yolo", new Eye(Set.of("ball", "dog", "cup"))));
        PolicyDescription description = new PolicyDescription(
                "p", "1.0.0", Map.of("pick up the ball", Set.of("ball"), "get the treat", Set.of("treat")), false);
        rig.board.policies().come(rig.policy("p", "1.0.0", 0, new FakePolicy(description, seen -> null)));
        rig.needs.add(new ClassNeeds() {
            @Override
            public String who() {
                return "the test";
            }

            @Override
            public Set<String> classes() {
                return Set.of("dog");
            }
        });
    }

    private static SwapOrder detectors(boolean force, String... names) {
        return new SwapOrder(Map.of(SlotName.DETECTOR, List.of(names)), "operator", "test", force, false);
    }

    private List<String> active() {
        return rig.board.candidates(SlotName.DETECTOR).stream()
                .filter(Candidate::active)
                .map(Candidate::name)
                .toList();
    }

    @Test
    void whatThePolicyOrOthersNeedIsNotLeftUncoveredUnlessForced() throws SwapRefused {
        assertThatThrownBy(() -> rig.board.swap(detectors(false, "yolo")))
                .isInstanceOfSatisfying(SwapRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.UNCOVERED);
                    assertThat(refused.details()).containsEntry("uncovered", List.of("treat"));
                });
        assertThatThrownBy(() -> rig.board.swap(detectors(false, "color"))).hasMessageContaining("dog");
        assertThat(active()).containsExactly("color", "yolo");
        rig.board.swap(detectors(true, "color"));
        assertThat(active()).containsExactly("color");
        rig.board.swap(detectors(false));
        assertThat(active()).containsExactly("color", "yolo");
    }

    @Test
    void whoIsTakenWhileHeIsLookedForIsFound() throws SwapRefused {
        rig.applicants.add(() -> {
            rig.board.detectors().come(rig.detector("cups", new Eye(Set.of("cup"))));
            return Candidate.applying(SlotName.DETECTOR, "dogs", "2", "somewhere", CandidateState.LOADING, "loads");
        });

        rig.board.swap(detectors(true, "cups"));

        assertThat(active()).containsExactly("cups");
    }

    @Test
    void oneThatFailedCoversNothingUnlessItIsAskedFor() throws SwapRefused {
        rig.board.detectors().come(rig.detector("dogs", "1", new Eye(Set.of("dog"))));
        rig.board.detectors().come(rig.detector("dogs", "2", new Eye(Set.of("cup"))));
        rig.board.detectors().find("dogs@1").orElseThrow().fail("threw something");

        assertThatThrownBy(() -> rig.board.swap(detectors(false, "color", "dogs")))
                .hasMessageContaining("dog");

        rig.board.swap(detectors(false, "color", "dogs@1"));
        assertThat(active()).containsExactly("color", "dogs");
    }

    @Test
    void healthNamesAllWhoLookAndAllWhoDoNot() throws SwapRefused {
        DetectorsHealth health = new DetectorsHealth(rig.board);
        rig.board.swap(detectors(true, "color"));
        assertThat(health.health())
                .isEqualTo(ComponentHealth.of("detectors", Status.OK, "color@1.0.0 active; yolo@1.0.0 warm"));
        rig.applicants.add(() -> Candidate.applying(
                SlotName.DETECTOR, "dogs", "2", "models/detector/dogs/2", CandidateState.FAILED, "cut off"));
        assertThat(health.health().detail()).endsWith("dogs@2 failed: cut off");
        assertThat(health.health().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void whatNobodyNeedsMayGo() throws SwapRefused {
        rig.board.detectors().come(rig.detector("cups", new Eye(Set.of("cup"))));
        rig.board.swap(detectors(false, "yolo", "color"));
        assertThat(active()).containsExactly("yolo", "color");
    }

    @Test
    void aChangeOfDetectorsTellsAllOfThemAndIsTakenBack() throws SwapRefused {
        SwapReceipt receipt = rig.board.swap(detectors(true, "color")).getFirst();
        assertThat(receipt.from()).contains("color@1.0.0, yolo@1.0.0");
        assertThat(receipt.to()).contains("color@1.0.0");
        assertThat(rig.board.rollBack(SlotName.DETECTOR, "operator", "back").to())
                .contains("color@1.0.0, yolo@1.0.0");
        assertThat(rig.board.choice(SlotName.DETECTOR))
                .as("it is the platform's again, so that who comes later looks too")
                .isEmpty();
    }

    @Test
    void whoHasGoneIsLeftOutOfTheWayBack() throws SwapRefused {
        rig.board.detectors().come(rig.detector("cups", new Eye(Set.of("cup"))));
        rig.board.swap(detectors(true, "color"));
        rig.board.detectors().leave(rig.board.detectors().find("cups").orElseThrow());
        SwapReceipt receipt = rig.board.rollBack(SlotName.DETECTOR, "operator", "back");
        assertThat(receipt.to()).contains("color@1.0.0, yolo@1.0.0");
        assertThat(receipt.reason()).isEqualTo("back (gone: cups@1.0.0)");
    }

    @Test
    void whatCameByItselfIsTakenBackByNames() throws SwapRefused {
        rig.board.detectors().come(rig.detector("cups", new Eye(Set.of("cup"))));
        rig.board.rollBack(SlotName.DETECTOR, "operator", "back");
        assertThat(active()).containsExactly("color", "yolo");
        assertThat(rig.board.choice(SlotName.DETECTOR)).containsExactly("color", "yolo");
    }

    @Test
    void whenAllThatWereChosenAreAwayTheOthersSeeForThem() throws SwapRefused {
        rig.board.swap(detectors(true, "color"));
        rig.board.detectors().leave(rig.board.detectors().find("color").orElseThrow());
        assertThat(active()).containsExactly("yolo");
    }

    @Test
    void ofTwoVersionsOfOneDetectorTheNewerWorksUnlessBothAreChosen() throws SwapRefused {
        rig.board.detectors().come(rig.detector("yolo", "2.0.0", new Eye(Set.of("ball", "dog", "cup"))));
        assertThat(rig.state(SlotName.DETECTOR, "yolo@2.0.0")).isEqualTo(CandidateState.PROBATION);
        assertThat(rig.state(SlotName.DETECTOR, "yolo@1.0.0")).isEqualTo(CandidateState.WARM);
        assertThat(rig.state(SlotName.DETECTOR, "color@1.0.0")).isEqualTo(CandidateState.ACTIVE);
        rig.board.swap(new SwapOrder(
                Map.of(SlotName.DETECTOR, List.of("yolo@1.0.0", "yolo@2.0.0", "color")), "test", "both", false, false));
        assertThat(rig.board.candidates(SlotName.DETECTOR)).allMatch(Candidate::active);
    }

    @Test
    void aNewerVersionThatFindsLessThanIsNeededBlindsNobody() throws SwapRefused {
        rig.board.detectors().come(rig.detector("yolo", "2.0.0", new Eye(Set.of("ball"))));
        assertThat(rig.state(SlotName.DETECTOR, "yolo@2.0.0")).isEqualTo(CandidateState.ACTIVE);
        assertThat(rig.state(SlotName.DETECTOR, "yolo@1.0.0"))
                .as("it alone finds dogs")
                .isEqualTo(CandidateState.ACTIVE);
        rig.board.swap(detectors(false, "yolo", "color"));
        assertThat(active()).containsExactly("yolo", "yolo", "color");
    }

    @Test
    void anOlderVersionWorksForAsLongAsItIsNeeded() {
        rig.board.detectors().come(rig.detector("yolo", "2.0.0", new Eye(Set.of("ball"))));
        ClassNeeds dogs = rig.needs.removeFirst();
        rig.pass(Duration.ofMillis(20));
        assertThat(rig.state(SlotName.DETECTOR, "yolo@1.0.0")).isEqualTo(CandidateState.WARM);
        rig.needs.add(dogs);
        rig.pass(Duration.ofMillis(20));
        assertThat(rig.state(SlotName.DETECTOR, "yolo@1.0.0")).isEqualTo(CandidateState.ACTIVE);
    }

    @Test
    void severalSlotsChangeAsOneOrNotAtAll() throws SwapRefused {
        rig.board.policies().come(rig.policy("q", "2.0.0", 0, FakePolicy.serving(List.of("x"), seen -> null)));
        rig.board.policies().come(rig.policy("r", "1.0.0", -9, FakePolicy.serving(List.of("x"), seen -> null)));
        assertThatThrownBy(() -> rig.board.swap(new SwapOrder(
                        Map.of(SlotName.POLICY, List.of("r"), SlotName.DETECTOR, List.of("blind")),
                        "operator",
                        "test",
                        true,
                        false)))
                .isInstanceOf(SwapRefused.class)
                .hasMessageContaining("blind");
        assertThat(TestBoard.activeId(rig.board.policies())).contains("q@2.0.0");
        assertThat(rig.board.choice(SlotName.POLICY)).isEmpty();
        assertThat(rig.board.swap(new SwapOrder(
                        Map.of(SlotName.POLICY, List.of("r"), SlotName.DETECTOR, List.of("yolo")),
                        "operator",
                        "the new policy needs no treat",
                        true,
                        false)))
                .extracting(SwapReceipt::slot)
                .containsExactlyInAnyOrder(SlotName.POLICY, SlotName.DETECTOR);
        assertThat(TestBoard.activeId(rig.board.policies())).contains("r@1.0.0");
    }

    @Test
    void aVersionThatWasChosenAndHasGoneIsStoodInForByAnotherAndHealthSaysSo() throws SwapRefused {
        rig.board.swap(detectors(false, "color@1.0.0", "yolo@1.0.0"));
        Tenant<Detector> newer = rig.detector("yolo", "2.0.0", new Eye(Set.of("ball", "dog")));
        rig.board.detectors().come(newer);
        assertThat(rig.state(SlotName.DETECTOR, "yolo@2.0.0")).isEqualTo(CandidateState.WARM);
        rig.board.detectors().leave(rig.board.detectors().find("yolo@1.0.0").orElseThrow());

        assertThat(active()).containsExactly("color", "yolo");
        assertThat(new DetectorsHealth(rig.board).health().detail())
                .startsWith(
                        "yolo@1.0.0 was chosen and is not there, yolo@2.0.0 looks in its place; color@1.0.0 active");
        assertThat(rig.board.choice(SlotName.DETECTOR)).containsExactly("color@1.0.0", "yolo@1.0.0");
    }

    @Test
    void aClassThatIsNeededAndThatNobodyLooksForAnyMoreIsSaid() {
        rig.pass(Duration.ofMillis(20));
        DetectorsHealth health = new DetectorsHealth(rig.board);
        assertThat(health.health().status()).isEqualTo(Status.OK);

        Tenant<Detector> yolo = rig.board.detectors().find("yolo").orElseThrow();
        rig.board.detectors().leave(yolo);
        assertThat(health.health())
                .isEqualTo(ComponentHealth.of(
                        "detectors",
                        Status.DEGRADED,
                        "nobody looks for 'dog' any more, which is needed; color@1.0.0 active"));
        rig.board.detectors().come(yolo);
        assertThat(health.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void whoCannotBeChosenForAnotherOneHasItsNameSaysSo() {
        rig.board.detectors().come(rig.detector("yolo", new Eye(Set.of("cat"))));
        assertThat(rig.board.candidates(SlotName.DETECTOR))
                .extracting(Candidate::id, Candidate::detail)
                .containsExactly(
                        tuple("color@1.0.0", ""),
                        tuple("yolo@1.0.0", ""),
                        tuple(
                                "yolo@1.0.0",
                                "it cannot be chosen: org.example.yolo offers one of the same name and version, which"
                                        + " comes first; give one of them another version"));
    }

    @Test
    void aPinnedVersionStaysWhenANewerOneComesAndANameFollowsTheNewest() {
        LiveSlot<String> cameras = rig.words(SlotName.CAMERA);
        cameras.come(rig.tenant(SlotName.CAMERA, "usb", "1.0.0", 0, false, "one"));
        rig.board.choose(SlotName.CAMERA, "usb@1.0.0", "pin it");
        cameras.come(rig.tenant(SlotName.CAMERA, "usb", "2.0.0", 0, false, "two"));
        assertThat(TestBoard.active(cameras)).contains("one");
        rig.board.choose(SlotName.CAMERA, "usb", "no pin");
        assertThat(TestBoard.active(cameras)).contains("two");
    }

    @Test
    void aRealDeviceThatWasChosenIsNotStoodInForAfterTheRestart() {
        LiveSlot<String> cameras = rig.words(SlotName.CAMERA);
        cameras.come(rig.tenant(SlotName.CAMERA, "usb", "1.0.0", 0, false, "usb"));
        rig.board.choose(SlotName.CAMERA, "usb", "the good one");
        TestBoard restarted = new TestBoard(folder);
        LiveSlot<String> later = restarted.words(SlotName.CAMERA);
        later.come(restarted.tenant(SlotName.CAMERA, "sim", "1.0.0", 9, true, "sim"));
        assertThat(later.take()).isEmpty();
        later.come(restarted.tenant(SlotName.CAMERA, "usb", "1.0.0", 0, false, "usb"));
        assertThat(TestBoard.active(later)).contains("usb");
    }

    @Test
    void theLastChangeIsTakenBack() throws SwapRefused {
        LiveSlot<String> voices = rig.words(SlotName.VOICE);
        assertThatThrownBy(() -> rig.board.rollBack(SlotName.VOICE, "operator", "back"))
                .isInstanceOf(SwapRefused.class);
        voices.come(rig.tenant(SlotName.VOICE, "low", "1.0.0", 1, false, "low"));
        voices.come(rig.tenant(SlotName.VOICE, "high", "1.0.0", 0, false, "high"));
        rig.board.choose(SlotName.VOICE, "high", "try");
        rig.board.choose(SlotName.VOICE, "high", "the same again");
        assertThat(rig.board.receipts().getFirst().result()).isEqualTo(Result.UNCHANGED);
        assertThat(rig.board.rollBack(SlotName.VOICE, "operator", "back").to()).contains("low@1.0.0");
        assertThat(TestBoard.active(voices)).contains("low");
        assertThat(rig.board.choice(SlotName.VOICE))
                .as("it is the platform's again")
                .isEmpty();
        voices.come(rig.tenant(SlotName.VOICE, "low", "2.0.0", 0, false, "lower"));
        rig.board.choose(SlotName.VOICE, "low@2.0.0", "newer");
        rig.board.rollBack(SlotName.VOICE, "operator", "no better");
        assertThat(TestBoard.active(voices)).contains("low");
        assertThat(rig.board.receipts().getFirst().requestedBy()).isEqualTo("operator");
    }

    @Test
    void anOrderThatMakesNoSenseCannotBeMade() {
        assertThatThrownBy(() -> new SwapOrder(Map.of(), "a", "b", false, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SwapOrder(Map.of(SlotName.ARM, List.of("a", "b")), "a", "b", false, false))
                .hasMessageContaining("one at a time");
        assertThatThrownBy(() -> SwapOrder.of(SlotName.ARM, "a,b", "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SwapOrder.of(SlotName.ARM, "a", " ", "b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Optional.of(SwapOrder.of(SlotName.ARM, "a", "me", "b"))).isPresent();
    }
}
