package org.lepetpal.policy.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.policy.act.model.TinyAct;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** From a checkpoint's folder to chunks for the arm, by the same way as in the robot. */
final class ActKeeperTest {
    private static final CameraDescription FRONT = new CameraDescription("front", "test", 64, 48, 30, Optional.empty());

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final FakeSafetyKernel kernel = new FakeSafetyKernel(time);
    private final List<Policy> registered = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<ActKeeper> keepers = new ArrayList<>();
    private final BundleContext context =
            Fake.of(BundleContext.class, Map.of("getProperty", _ -> null, "registerService", arguments -> {
                if (arguments[1] instanceof Policy policy) {
                    registered.add(policy);
                    remarks.add(String.valueOf(((Dictionary<?, ?>) arguments[2]).get(ServiceKeys.REMARK)));
                }
                return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
            }));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        keepers.forEach(ActKeeper::stop);
        assertThat(registered).isEmpty();
    }

    @Test
    void plansFromAModel() throws IOException {
        Policy policy = serving("{}", "");
        assertThat(policy.description().name()).isEqualTo("act");
        assertThat(policy.description().serves("whatever it is told")).isTrue();
        assertThat(firstChunk(policy)).hasSize(7);
    }

    @Test
    void anEnsembleTakesWholeChunks() throws IOException {
        Policy policy = serving("{\"n_action_steps\": 1, \"temporal_ensemble_coeff\": 0.01}", "");
        assertThat(firstChunk(policy)).hasSize(10);
    }

    @Test
    void servesTheTasksThatItWasTrainedFor() throws IOException {
        Policy policy = serving("{}", "Pick up the ball, wave");
        assertThat(policy.description().serves("pick up the ball")).isTrue();
        assertThat(policy.description().serves("dance")).isFalse();
    }

    @Test
    void itsOwnFileSaysHowOftenItIsToBeAsked() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{\"policy\": {\"inference_rate_hz\": 4, \"warm_up\": 2}}");
        Policy policy = serving("{}", "");
        assertThat(policy.description().inferenceRateHz()).hasValue(4);
        assertThat(keepers.getFirst().health().detail()).contains(", asked at most 4.0 times a second;");
    }

    @Test
    void saysWhereNobodySaysInWhichUnitsItCounts() throws IOException {
        serving("{}", "");
        assertThat(keepers.getFirst().health().detail())
                .contains("; serves; there are no statistics of observation.images.front: it is not normalised;")
                .contains("nobody says in which units it was trained");
        assertThat(remarks.getLast()).contains("not normalised; nobody says in which units it was trained");
        Files.writeString(folder.resolve("model.json"), "{\"policy\": {\"units\": \"degrees\"}}");
        time.advance(Duration.ofSeconds(3));
        assertThat(keepers.getFirst().health().detail()).contains("serves").doesNotContain("units");
    }

    @Test
    void saysOnWhatItComputesAndRefusesWhatIsNotThere() throws IOException {
        serving("{}", "");
        assertThat(keepers.getFirst().health().detail()).contains("single precision on cpu");
        ActKeeper other = keeper(new TestConfig(folder.toString(), "", "auto", "coreml"));
        assertThat(other.health().status()).isEqualTo(Status.DOWN);
        assertThat(other.health().detail())
                .endsWith(": ACT_PROVIDER = coreml, but ONNX Runtime as it is installed here has cpu");
    }

    @Test
    void itsOwnFileSaysHowMuchOfAChunkIsDoneAndNoMoreThanItCan() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{\"policy\": {\"n_action_steps\": 3, \"chunk\": 10}}");
        assertThat(firstChunk(serving("{}", ""))).hasSize(3);
        assertRefused(
                "{\"policy\": {\"chunk\": 5}}", "'chunk' is 5, but an ACT policy's has the length that it learned, 10");
        assertRefused(
                "{\"policy\": {\"precision\": \"int8\"}}", "'precision' is 'int8'; ACT policies are computed in fp32");
        assertRefused("{\"policy\": {\"n_action_steps\": 11}}", "'n_action_steps' is 11, but a chunk has 10 actions");
    }

    private void assertRefused(String own, String complaint) throws IOException {
        Files.writeString(folder.resolve("model.json"), own);
        time.advance(Duration.ofSeconds(2));
        assertThat(keepers.getFirst().health().detail()).contains("model.json, policy: " + complaint);
    }

    @Test
    void leavesOtherKindsToTheirBundles() {
        ActKeeper keeper =
                keeper(new TestConfig(SharedData.path("smolvla/tiny64").toString(), ""));
        assertThat(keeper.health().status()).isEqualTo(Status.ABSENT);
        assertThat(keeper.health().detail()).contains("a policy of type smolvla");
    }

    @Test
    void wantsEachOfItsCameras() throws IOException {
        new TinyAct().write(folder, """
                {"input_features": {"observation.state": {"type": "STATE", "shape": [6]},
                                    "observation.images.front": {"type": "VISUAL", "shape": [3, 48, 64]},
                                    "observation.images.wrist": {"type": "VISUAL", "shape": [3, 48, 64]}}}""");
        switchboard.camera().with("front", Fake.of(Camera.class, Map.of("description", _ -> FRONT)));
        ActKeeper keeper = keeper(new TestConfig(folder.toString(), ""));
        assertThat(keeper.health().detail())
                .endsWith("the policy looks through the cameras [front, wrist], the robot has [front]; it needs each"
                        + " of them");
    }

    private Policy serving(String changes, String tasks) throws IOException {
        new TinyAct().write(folder, changes);
        switchboard.camera().with("front", Fake.of(Camera.class, Map.of("description", _ -> FRONT)));
        ActKeeper keeper = keeper(new TestConfig(folder.toString(), tasks));
        assertThat(keeper.health().status()).as(keeper.health().detail()).isEqualTo(Status.OK);
        return registered.getFirst();
    }

    private List<JointAngles> firstChunk(Policy policy) {
        try (PolicyRun run = policy.begin("wave");
                TestFrame frame = new TestFrame(64, 48, 1, 0)) {
            run.next(observation(frame));
            time.advance(Duration.ofMillis(10));
            ActionChunk chunk = ((PolicyStep.Move) run.next(observation(frame))).chunk();
            return chunk.targets();
        }
    }

    private Observation observation(TestFrame frame) {
        return TestArms.observation(time.nanoTime(), TestArms.HOME, frame);
    }

    private ActKeeper keeper(Config config) {
        ActKeeper keeper = new ActKeeper(context, time, switchboard, config);
        keeper.bindSafety(kernel);
        keepers.add(keeper);
        time.advance(Duration.ofMillis(1));
        return keeper;
    }
}
