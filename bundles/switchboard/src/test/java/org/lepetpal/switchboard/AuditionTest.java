package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeTelemetry;
import org.lepetpal.testkit.FixedSlot;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;

/** Who comes is tried on what the robot sees before it is taken. */
class AuditionTest {
    private static final Duration MOMENT = Duration.ofMillis(60);

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final TestFrame picture = new TestFrame(8, 8, 1, 0);
    private final FixedSlot<Camera> cameras = new FixedSlot<>(SlotName.CAMERA);
    private final FakeTelemetry telemetry = new FakeTelemetry();
    private final Outlook outlook = new Outlook(cameras, () -> Optional.of(telemetry));
    private final FakePolicy fresh = FakePolicy.serving(List.of("y", "x"), AuditionTest::still);
    /** Inferences that ended since the answer before. */
    private List<Duration> told = List.of();

    private TestBoard rig;

    @BeforeEach
    void aRobotThatSees() {
        rig = new TestBoard(folder, time);
        rig.board.policies().come(rig.policy("old", "1.0.0", 0, FakePolicy.serving(List.of("x"), AuditionTest::still)));
        cameras.with("front", new StillCamera(picture));
        telemetry.measure(TestArms.reading(0, TestArms.HOME));
    }

    private static PolicyStep still(Observation seen) {
        return chunk(seen, false);
    }

    private static PolicyStep chunk(Observation seen, boolean thinking) {
        List<JointAngles> targets = List.of(seen.lastTarget());
        return new PolicyStep.Move(
                new ActionChunk(seen.nanos(), 10, targets, Phase.DETECT, OptionalDouble.empty(), "", thinking));
    }

    private Newcomer<Policy> comes() {
        return comes(fresh);
    }

    private Newcomer<Policy> comes(Policy comer) {
        Newcomer<Policy> newcomer = newcomer(
                rig.board.policies(),
                comer,
                (policy, conduct) -> new WatchedPolicy(policy, conduct, rig.board.stage()),
                policy -> new PolicyAudition(policy, outlook, time, rig.rules));
        newcomer.come();
        time.advance(Duration.ZERO);
        return newcomer;
    }

    private Newcomer<Detector> detector(Detector comer) {
        return newcomer(
                rig.board.detectors(),
                comer,
                WatchedDetector::new,
                detector -> new DetectorAudition(detector, outlook, time, rig.rules.detectors()));
    }

    private <T> Newcomer<T> newcomer(
            LiveSlot<T> slot, T service, Newcomer.Watched<T> watched, Function<T, Audition> tried) {
        Newcomer.Manner<T> manner = new Newcomer.Manner<>(watched, tried, new Aside(time, "newcomer")::until);
        Candidate candidate = new Candidate(slot.name(), "new", "1.0.0", "org.example.new", 9, false, false);
        return new Newcomer<>(slot, time, rig.applicants, new Newcomer.Arrival<>(service, 99, manner), candidate);
    }

    private Candidate fresh() {
        return rig.find(SlotName.POLICY, "new@1.0.0");
    }

    @Test
    void aPolicyThinksAboutTheNewestPictureAndIsTakenThen() {
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh().latency().calls()).isOne();
        FakePolicy.Run tried = fresh.runs().getFirst();
        assertThat(tried.instruction()).isEqualTo("x");
        assertThat(tried.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.frame()).contains(picture);
            assertThat(seen.lastTarget()).isEqualTo(TestArms.HOME);
        });
        assertThat(tried.closed()).isTrue();
        assertThat(picture.holders()).as("the camera's own").isOne();
        assertThat(cameras.leasesOut()).isZero();
    }

    @Test
    void whatItBeganIsEndedBeforeItServes() {
        List<Optional<String>> servingThen = new ArrayList<>();
        comes(new Teller(() -> servingThen.add(TestBoard.activeId(rig.board.policies()))));
        told = List.of(Duration.ofMillis(80));
        time.advance(MOMENT);
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(servingThen).containsExactly(Optional.of("old@1.0.0"));
    }

    @Test
    void oneThatFailsIsNotTakenAndTheReasonIsTold() {
        fresh.script(seen -> {
            throw new IllegalStateException("no idea");
        });
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.FAILED);
        assertThat(fresh().detail())
                .isEqualTo("it threw IllegalStateException: no idea, when it was tried on what the robot sees");
        assertThat(TestBoard.activeId(rig.board.policies())).contains("old@1.0.0");
        assertThat(fresh.runs().getFirst().closed()).isTrue();
        assertThat(picture.holders()).isOne();
    }

    @Test
    void whoIsChosenAllTheSameGetsAnotherTry() {
        fresh.script(seen -> {
            throw new IllegalStateException("too much at once");
        });
        comes();
        fresh.script(AuditionTest::still);
        assertThatThrownBy(() -> rig.board.swap(SwapOrder.of(SlotName.POLICY, "new", "shell", "to try")))
                .hasMessageContaining("new@1.0.0 was refused: it threw IllegalStateException: too much at once")
                .hasMessageContaining("it is tried again now");
        time.advance(Duration.ZERO);
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(rig.applicants).isEmpty();
    }

    @Test
    void oneWhoseModelThinksBesideIsAskedUntilItHasThought() {
        fresh.script(seen -> chunk(seen, true));
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.LOADING);
        assertThat(fresh().detail()).isEqualTo("it is tried on what the robot sees");
        time.advance(MOMENT);
        fresh.script(AuditionTest::still);
        time.advance(MOMENT.multipliedBy(2));
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh.runs()).singleElement().satisfies(run -> assertThat(run.seen())
                .hasSize(3));
    }

    @Test
    void whileItThinksFewPicturesAreDecodedForIt() {
        Film film = film();
        fresh.script(seen -> chunk(seen, true));
        comes();
        time.advance(Duration.ofSeconds(20));
        assertThat(film.shown).hasSizeBetween(20, 25).allMatch(frame -> frame.holders() == 0);
        fresh.script(AuditionTest::still);
        time.advance(Duration.ofSeconds(1).plus(MOMENT));
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
    }

    @Test
    void butNotForEver() {
        fresh.script(seen -> chunk(seen, true));
        comes();
        time.advance(Duration.ofNanos(rig.rules.budgetNanos()).plus(MOMENT));
        assertThat(fresh().detail())
                .startsWith("it threw IllegalStateException: it still thinks after 30000 ms (SWAP_LATENCY_BUDGET_MS)");
        assertThat(picture.holders()).isOne();
    }

    @Test
    void whoBlocksForLongerThanItMayAtWorkIsRefusedToo() {
        try (AheadTimebase clock = new AheadTimebase()) {
            fresh.script(seen -> {
                clock.leap(Duration.ofNanos(rig.rules.owedNanos()).plusSeconds(1));
                return still(seen);
            });
            PolicyAudition trial = new PolicyAudition(fresh, outlook, clock, rig.rules);
            assertThatThrownBy(trial::passed)
                    .hasMessageMatching(
                            "it owed an answer for 11\\d\\d\\d ms, and 10000 ms are allowed \\(POLICY_BUDGET_MS\\)");
            assertThat(trial.takesLate()).isFalse();
            trial.close();
        }
        assertThat(fresh.runs().getFirst().closed()).isTrue();
        assertThat(picture.holders()).isOne();
    }

    @Test
    void whoLeavesMeanwhileIsNotTaken() {
        fresh.script(seen -> chunk(seen, true));
        Newcomer<Policy> newcomer = comes();
        newcomer.leave();
        fresh.script(AuditionTest::still);
        time.advance(MOMENT);
        assertThat(rig.board.candidates(SlotName.POLICY))
                .extracting(Candidate::id)
                .containsExactly("old@1.0.0");
        assertThat(fresh.runs().getFirst().closed()).isTrue();
        newcomer.describe(new Candidate(SlotName.POLICY, "new", "1.0.0", "org.example.new", 10, false, false));
        assertThat(rig.applicants).isEmpty();
    }

    @Test
    void whoLeavesBeforeItLooksIsNotAskedToAnyMore() {
        Eye eye = new Eye();
        Newcomer<Detector> newcomer = detector(eye);
        cameras.clear();
        cameras.with("front", new StillCamera(picture, newcomer::leave));
        newcomer.come();
        time.advance(MOMENT);
        assertThat(eye.looks).isZero();
        assertThat(rig.board.detectors().takeAll()).isEmpty();
    }

    @Test
    void whoWaitsForMoreThanThePictureHasNotThoughtYet() {
        comes(new Teller());
        time.advance(MOMENT);
        assertThat(fresh().state()).isEqualTo(CandidateState.LOADING);
        told = List.of(Duration.ofMillis(80));
        time.advance(MOMENT);
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh().latency().calls()).isOne();
    }

    @Test
    void butIsTakenUntriedAfterAWhile() {
        comes(new Teller());
        time.advance(Duration.ofSeconds(5).minus(MOMENT));
        assertThat(fresh().state()).isEqualTo(CandidateState.LOADING);
        time.advance(MOMENT.multipliedBy(2));
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh().latency().calls()).isZero();
    }

    @Test
    void aCameraThatGoesWhileItThinksIsWaitedFor() {
        fresh.script(seen -> chunk(seen, true));
        comes();
        cameras.clear();
        time.advance(MOMENT);
        assertThat(fresh().state()).isEqualTo(CandidateState.LOADING);
        cameras.with("front", new StillCamera(picture));
        fresh.script(AuditionTest::still);
        time.advance(MOMENT);
        assertThat(fresh().latency().calls()).isOne();
    }

    @Test
    void withoutAPictureOrAnArmThereIsNothingToTryItOn() {
        cameras.clear();
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh.runs()).isEmpty();
    }

    @Test
    void aPictureThatCannotBeReadIsNone() {
        picture.spoil();
        comes();
        assertThat(fresh.runs()).isEmpty();
        assertThat(picture.holders()).isOne();
    }

    @Test
    void aCameraThatFailsIsNoFaultOfWhoComes() {
        cameras.clear();
        cameras.with("front", new StillCamera(picture, () -> {
            throw new IllegalStateException("no signal");
        }));
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(fresh.runs()).isEmpty();
        detector(new Eye()).come();
        time.advance(MOMENT);
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.ACTIVE);
        assertThat(cameras.leasesOut()).isZero();
    }

    @Test
    void norIsAPictureThatCannotEvenSayWhetherItCanBeRead() {
        AtomicInteger closed = new AtomicInteger();
        Frame torn = Fake.of(
                Frame.class,
                Map.of(
                        "isReadable",
                        _ -> {
                            throw new IllegalStateException("torn");
                        },
                        "close",
                        _ -> closed.incrementAndGet()));
        cameras.clear();
        cameras.with("front", Fake.of(Camera.class, Map.of("latest", _ -> Optional.of(torn))));
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(closed).hasValue(1);
    }

    @Test
    void norDoesALayerCareForOneThatCannotSayWhatItIs() {
        FakeLayer layer = new FakeLayer("plain");
        LayerAudition trial = new LayerAudition(layer, outlook, ProbationRules.Bounds.LAYERS);
        assertThat(trial.passed()).as("untried").isTrue();
        assertThat(layer.drawn()).isEmpty();
    }

    @Test
    void aDetectorMayFailAtAPictureButNotAtAll() {
        Film film = film();
        Eye eye = new Eye();
        Newcomer<Detector> newcomer = detector(eye);
        newcomer.come();
        time.advance(Duration.ofMillis(50L * (rig.rules.detectors().failures() - 2)));
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.LOADING);
        eye.well = true;
        time.advance(MOMENT);
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.ACTIVE);
        assertThat(film.shown).isNotEmpty().allMatch(frame -> frame.holders() == 0);
    }

    @Test
    void aPictureThatDoesNotChangeIsOne() {
        Eye eye = new Eye();
        detector(eye).come();
        time.advance(Duration.ofSeconds(4));
        assertThat(eye.looks).isOne();
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.LOADING);
        time.advance(Duration.ofSeconds(2));
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state())
                .as("there is no other to try it on")
                .isEqualTo(CandidateState.ACTIVE);
        assertThat(picture.holders()).isOne();
    }

    @Test
    void aCameraThatGoesAfterAFailureIsWaitedFor() {
        Eye eye = new Eye();
        detector(eye).come();
        time.advance(MOMENT);
        cameras.clear();
        time.advance(MOMENT);
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.LOADING);
    }

    @Test
    void aDetectorThatAlwaysFailsIsNotTaken() {
        film();
        Newcomer<Detector> newcomer = detector(new Eye());
        newcomer.come();
        time.advance(Duration.ofSeconds(1));
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").detail())
                .isEqualTo("it threw IllegalStateException: black, when it was tried on what the robot sees");
        assertThat(rig.board.detectors().takeAll()).isEmpty();
    }

    @Test
    void whoFailedIsTriedAgainEverMoreSeldomWhileNobodyElseLooks() {
        film();
        Eye eye = new Eye();
        detector(eye).come();
        for (Duration wait : List.of(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(80))) {
            time.advance(Duration.ofSeconds(1));
            int looks = eye.looks;
            rig.pass(wait.minusSeconds(1));
            time.advance(MOMENT);
            assertThat(eye.looks).as("sooner than after %s", wait).isEqualTo(looks);
            rig.pass(MOMENT.multipliedBy(10));
            time.advance(MOMENT);
            assertThat(eye.looks).as("after %s", wait).isGreaterThan(looks);
        }
        eye.well = true;
        time.advance(MOMENT);
        assertThat(rig.find(SlotName.DETECTOR, "new@1.0.0").state()).isEqualTo(CandidateState.ACTIVE);
    }

    @Test
    void butNotWhileSomebodyElseDoes() {
        film();
        Tenant<Detector> other = rig.detector("other", new Eye());
        rig.board.detectors().come(other);
        Eye eye = new Eye();
        detector(eye).come();
        time.advance(Duration.ofSeconds(1));
        int looks = eye.looks;
        rig.pass(Duration.ofMinutes(10));
        time.advance(MOMENT);
        assertThat(eye.looks).isEqualTo(looks);
        rig.board.detectors().leave(other);
        rig.pass(MOMENT);
        time.advance(MOMENT);
        assertThat(eye.looks).isGreaterThan(looks);
    }

    @Test
    void theOnlyPolicyIsTriedAgainToo() {
        rig.board.policies().leave(rig.board.policies().find("old").orElseThrow());
        fresh.script(seen -> {
            throw new IllegalStateException("not yet");
        });
        comes();
        assertThat(fresh().state()).isEqualTo(CandidateState.FAILED);
        fresh.script(AuditionTest::still);
        rig.pass(Duration.ofSeconds(11));
        time.advance(MOMENT);
        assertThat(fresh().state()).isEqualTo(CandidateState.ACTIVE);
    }

    /** From now on every look is at another picture. */
    private Film film() {
        Film film = new Film();
        cameras.clear();
        cameras.with("front", film);
        return film;
    }

    private static final class Eye implements Detector {
        private boolean well;
        private int looks;

        @Override
        public Set<String> classes() {
            return Set.of("ball");
        }

        @Override
        public List<Detection> detect(Frame frame) {
            looks++;
            if (!well) {
                throw new IllegalStateException("black");
            }
            return List.of();
        }
    }

    /** Thinks beside being asked, and so tells what it has thought. */
    private final class Teller implements Policy {
        private final Runnable ended;

        private Teller() {
            this(() -> {});
        }

        private Teller(Runnable ended) {
            this.ended = ended;
        }

        @Override
        public PolicyDescription description() {
            return fresh.description();
        }

        @Override
        public PolicyRun begin(String instruction) {
            PolicyRun run = fresh.begin(instruction);
            return new PolicyRun() {
                @Override
                public PolicyStep next(Observation observation) {
                    return run.next(observation);
                }

                @Override
                public Optional<List<Duration>> inferences() {
                    return Optional.of(told);
                }

                @Override
                public void close() {
                    run.close();
                    ended.run();
                }
            };
        }
    }

    /** @param looked what happens when somebody looks through it */
    private record StillCamera(Frame picture, Runnable looked) implements Snapshots {
        private StillCamera(Frame picture) {
            this(picture, () -> {});
        }

        @Override
        public Optional<Frame> latest() {
            looked.run();
            return Optional.of(picture.retain());
        }
    }

    private static final class Film implements Snapshots {
        private final List<TestFrame> shown = new ArrayList<>();

        @Override
        public Optional<Frame> latest() {
            TestFrame next = new TestFrame(8, 8, shown.size() + 1, 0);
            shown.add(next);
            return Optional.of(next);
        }
    }

    private interface Snapshots extends Camera {
        @Override
        default CameraDescription description() {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        default Subscription onFrame(FrameListener listener) {
            throw new IllegalStateException("nobody listens");
        }
    }
}
