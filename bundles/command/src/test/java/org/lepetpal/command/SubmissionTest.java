package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRefused.Reason;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.Origin;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FakePolicy;

/** What is accepted and what is not. */
class SubmissionTest {
    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void ofFiftyAtOnceExactlyOneIsAccepted() throws InterruptedException {
        ConcurrentLinkedQueue<UUID> accepted = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<CommandRefused> refused = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 50)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        go.await();
                        accepted.add(rig.commands().submit(CommandRequest.of(i % 2 == 0 ? Rig.BALL : Rig.TREAT)));
                    } catch (CommandRefused e) {
                        refused.add(e);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(accepted).hasSize(1);
        assertThat(refused).hasSize(49).allSatisfy(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
            assertThat(refusal.details())
                    .containsEntry("active_request_id", accepted.peek().toString());
        });
        rig.ticks(10);
        assertThat(rig.policy.runs()).hasSize(1);
    }

    @Test
    void throughACameraThatSeemsToHaveMovedNoPolicyIsLetLook() {
        rig.sight.show(new Sighting("front", 1, 0, 8, 4, Optional.empty(), Set.of(), List.of()));
        rig.setups.judge("front", Fit.State.UNCONFIRMED, "it seems to have moved");

        CommandRefused refusal = rig.refusal(Rig.BALL);
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.details())
                .containsEntry("reason", "camera_unconfirmed")
                .containsEntry("camera", "front");
        assertThat(refusal).hasMessage("camera front: it seems to have moved (/calibrate.html)");
        assertThat(rig.submit("go home")).as("that needs no eyes").isNotNull();
    }

    @Test
    void aSideCameraThatMovedIsNoReason() {
        rig.sight.show(new Sighting("front", 1, 0, 8, 4, Optional.empty(), Set.of(), List.of()));
        rig.setups.judge("wrist", Fit.State.UNCONFIRMED, "it seems to have moved");

        assertThat(rig.submit(Rig.BALL)).isNotNull();
    }

    @Test
    void whatNobodyServesIsInvalidEvenWhileBusy() {
        rig.submit(Rig.BALL);
        CommandRefused refusal = rig.refusal("dance");
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.details()).containsEntry("supported", List.of(Rig.TREAT, "go home", Rig.BALL));
    }

    @Test
    void freeTextReachesAPolicyThatTakesItAsItWasWritten() {
        FakePolicy talker = new FakePolicy(
                new PolicyDescription("talker", "1.0.0", Map.of(Rig.BALL, Set.of()), true), Rig.moving(0.9));
        rig.board.policy().clear();
        rig.board.policy().with("talker", talker);
        UUID first = rig.submit(" Fetch  the RED cup ");
        rig.ticks(1);
        assertThat(talker.runs().getFirst().instruction()).isEqualTo("Fetch the RED cup");
        rig.commands().cancel();
        rig.submit("PICK up the ball");
        rig.ticks(10);
        assertThat(talker.runs().getLast().instruction()).isEqualTo(Rig.BALL);
        assertThat(rig.state(first)).isEqualTo(State.ABORTED);
    }

    @Test
    void whatTheSentryAskedForGivesWayToAnOwner() {
        UUID own = rig.submit(sentrys(Rig.BALL));
        rig.ticks(20);
        assertThat(rig.refusal("dance").reason()).isEqualTo(Reason.INVALID);
        assertThat(rig.refusal(sentrys(Rig.BALL)).reason()).as("not to itself").isEqualTo(Reason.BUSY);
        assertThat(rig.state(own)).isEqualTo(State.EXECUTING);

        UUID owners = rig.submit(Rig.TREAT);

        assertThat(rig.state(own)).isEqualTo(State.ABORTED);
        rig.ticks(20);
        assertThat(rig.state(owners)).isEqualTo(State.EXECUTING);
        assertThat(rig.policy.runs().getLast().instruction()).isEqualTo(Rig.TREAT);
        assertThat(rig.refusal(Rig.TREAT).reason()).as("an owner to another").isEqualTo(Reason.BUSY);
        assertThat(rig.refusal(sentrys(Rig.BALL)).reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void theWayHomeAfterASentrysFailureIsNotShortened() {
        rig.submit(sentrys(Rig.BALL));
        rig.seconds(1);
        rig.policy.script(seen -> new PolicyStep.GivenUp("object_not_found", "there is none"));
        rig.ticks(20);

        assertThat(rig.refusal(Rig.TREAT).details()).containsEntry("reason", "homing");
    }

    @Test
    void abortPreviousGivesWay() {
        UUID first = rig.submit(Rig.BALL);
        rig.ticks(20);
        UUID second = rig.submit(aborting(Rig.TREAT));
        assertThat(rig.state(first)).isEqualTo(State.ABORTED);
        rig.ticks(20);
        assertThat(rig.state(second)).isEqualTo(State.EXECUTING);
        assertThat(rig.policy.runs().getFirst().closed()).isTrue();
        assertThat(rig.policy.runs().getLast().instruction()).isEqualTo(Rig.TREAT);
        int asked = rig.policy.runs().getLast().seen().size();
        rig.seconds(1);
        assertThat(rig.policy.runs().getLast().seen()).hasSize(asked + 20);
        assertThat(rig.policy.runs().getLast().closed()).isFalse();
        assertThat(rig.sample().activity().label()).isEqualTo("plan");
    }

    @Test
    void abortPreviousDoesNotShortenTheWayHomeAfterAFailure() {
        rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(1), 0.6, false, Optional.empty()));
        rig.seconds(1.1);
        CommandRefused refusal = rig.refusal(aborting(Rig.TREAT));
        assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
        assertThat(refusal.details()).containsEntry("reason", "homing").doesNotContainKey("active_request_id");
    }

    @Test
    void abortPreviousDisplacesAGoHome() {
        rig.submit(Rig.BALL);
        rig.ticks(50);
        UUID home = rig.submit("go home");
        rig.ticks(5);
        assertThat(rig.refusal(Rig.TREAT).details())
                .containsEntry("reason", "homing")
                .containsEntry("active_request_id", home.toString());
        rig.submit(aborting(Rig.TREAT));
        assertThat(rig.state(home)).isEqualTo(State.ABORTED);
    }

    @Test
    void theSameKeyGivesTheFirstAnswerForTenMinutes() {
        UUID first = rig.submit(keyed("k1"));
        assertThat(rig.submit(keyed("k1"))).isEqualTo(first);
        assertThat(rig.refusal(keyed("k2")).reason()).isEqualTo(Reason.BUSY);
        rig.commands().cancel();
        rig.seconds(599);
        assertThat(rig.submit(keyed("k1"))).isEqualTo(first);
        rig.seconds(2);
        UUID later = rig.submit(keyed("k1"));
        assertThat(later).isNotEqualTo(first);
        assertThat(rig.submit(keyed("k1"))).isEqualTo(later);
    }

    @Test
    void whereThePolicyFailedAndNoneTakesItsPlaceThatIsSaid() {
        rig.board.policy().clear();
        rig.board.show(new Candidate(
                SlotName.POLICY,
                "best",
                "1.0.0",
                "org.example",
                0,
                false,
                CandidateState.FAILED,
                "it threw",
                Latency.NONE,
                Optional.empty()));
        CommandRefused refusal = rig.refusal(Rig.BALL);
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.details())
                .containsEntry("reason", "policy_failed")
                .containsEntry("failed", List.of("best@1.0.0: it threw"));
        assertThat(refusal).hasMessageContaining("best@1.0.0: it threw");
    }

    @Test
    void withoutArmNothingIsToBeHadWithoutPolicyGoHomeIs() {
        rig.board.policy().clear();
        rig.board.apply(Candidate.applying(
                SlotName.POLICY, "torn", "1", "models/policy/torn/1", CandidateState.FAILED, "nobody reads it"));
        assertThat(rig.refusal(Rig.BALL).details())
                .as("a model that was refused is no policy that failed")
                .containsEntry("reason", "no_policy");
        assertThat(rig.refusal(Rig.BALL).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(rig.end(rig.submit("go home"), 1).state()).isEqualTo(State.SUCCEEDED);
        rig.safety.present(false);
        rig.ticks(1);
        assertThat(rig.refusal("go home").details()).containsEntry("reason", "no_arm");
    }

    @Test
    void aDetectorClassThatNobodyLooksForMakesItUnavailable() {
        rig.board.policy().clear();
        rig.board
                .policy()
                .with(
                        "seer",
                        new FakePolicy(
                                new PolicyDescription("seer", "1.0.0", Map.of(Rig.BALL, Set.of("ball", "dog")), false),
                                Rig.moving(0.9)));
        CommandRefused refusal = rig.refusal(Rig.BALL);
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.details()).containsEntry("missing", List.of("ball", "dog"));
        rig.board.detector().with("colour", looksFor("ball"));
        assertThat(rig.refusal(Rig.BALL).details()).containsEntry("missing", List.of("dog"));
        rig.board.detector().with("dogs", looksFor("dog"));
        rig.submit(Rig.BALL);
        assertThat(rig.board.detector().leasesOut()).isZero();
    }

    @Test
    void unknownIdsAreUnknown() {
        assertThat(rig.commands().status(UUID.randomUUID())).isEmpty();
        assertThat(rig.commands().watch(UUID.randomUUID(), status -> {})).isEmpty();
    }

    @Test
    void theLastThousandStayReadable() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            ids.add(rig.submit(Rig.BALL));
            rig.commands().cancel();
            rig.seconds(20);
        }
        assertThat(ids.subList(200, 1_200))
                .allSatisfy(id -> assertThat(rig.commands().status(id)).isPresent());
        assertThat(rig.commands().status(ids.getFirst())).isEmpty();
    }

    private static CommandRequest sentrys(String prompt) {
        return CommandRequest.of(prompt).by(Origin.SENTRY);
    }

    private static CommandRequest aborting(String prompt) {
        return new CommandRequest(prompt, CommandRequest.DEFAULT_TIMEOUT, 0.6, true, Optional.empty());
    }

    private static CommandRequest keyed(String key) {
        return new CommandRequest(Rig.BALL, CommandRequest.DEFAULT_TIMEOUT, 0.6, false, Optional.of(key));
    }

    private static Detector looksFor(String label) {
        return new Detector() {
            @Override
            public Set<String> classes() {
                return Set.of(label);
            }

            @Override
            public List<Detection> detect(Frame frame) {
                return List.of();
            }
        };
    }

    @Test
    void aRepeatIsAnsweredAlikeWhoeverServesByNow() {
        UUID first = rig.submit(keyed("k1"));
        rig.board.policy().clear();
        rig.board.policy().with("other", FakePolicy.serving(List.of("sing"), Rig.moving(0.9)));

        assertThat(rig.submit(keyed("k1"))).isEqualTo(first);
    }

    @Test
    void aPolicyThatCannotDescribeItselfHarmsItsOwnCommandOnly() {
        rig.board.policy().clear();
        rig.board.policy().with("broken", new BrokenPolicy());

        UUID id = rig.submit(Rig.BALL);
        rig.ticks(5);

        assertThat(rig.status(id).error().orElseThrow().code()).isEqualTo("policy_error");
        rig.board.policy().clear();
        rig.board.policy().with("fake", rig.policy);
        rig.ticks(600);
        assertThat(rig.status(rig.submit(Rig.BALL)).state()).isEqualTo(State.PLANNING);
    }

    /** Throws at everything. */
    private static final class BrokenPolicy implements Policy {
        @Override
        public PolicyDescription description() {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public PolicyRun begin(String instruction) {
            throw new IllegalStateException("broken on purpose");
        }
    }
}
