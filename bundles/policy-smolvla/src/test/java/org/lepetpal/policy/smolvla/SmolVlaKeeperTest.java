package org.lepetpal.policy.smolvla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;

/** From a checkpoint's folder to chunks for the arm, by the same way as in the robot. */
final class SmolVlaKeeperTest {
    private static final String FRONT = "front:camera1,none:camera2";

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final FakeSafetyKernel kernel = new FakeSafetyKernel(time);
    private final List<Policy> registered = new ArrayList<>();
    private final List<Dictionary<?, ?>> properties = new ArrayList<>();
    private final List<ManagedServiceFactory> models = new ArrayList<>();
    private final List<Applicant> applicants = new ArrayList<>();
    private final List<SmolVlaKeeper> keepers = new ArrayList<>();
    private final BundleContext context =
            Fake.of(BundleContext.class, Map.of("getProperty", _ -> null, "registerService", arguments -> {
                if (arguments[1] instanceof Policy policy) {
                    registered.add(policy);
                    properties.add((Dictionary<?, ?>) arguments[2]);
                }
                if (arguments[1] instanceof ManagedServiceFactory factory) {
                    models.add(factory);
                }
                if (arguments[1] instanceof Applicant applicant) {
                    applicants.add(applicant);
                }
                return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
            }));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        keepers.forEach(SmolVlaKeeper::stop);
        assertThat(registered).isEmpty();
    }

    @Test
    void isAbsentWithoutACheckpoint() {
        assertThat(keeper(new TestConfig("")).health().status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(keeper(new TestConfig("/no/such/folder")).health().detail())
                .isEqualTo("MODEL_PATH = folder: there is no such folder");
        assertThat(keeper(new TestConfig("a\0b")).health().detail()).startsWith("MODEL_PATH = 'a\0b' is no path");
        assertThat(keeper(new TestConfig("", "front", "degrees")).health().detail())
                .startsWith("SMOLVLA_CAMERAS = 'front' is not");
    }

    @Test
    void waitsForTheRobotThenServes() {
        kernel.present(false);
        SmolVlaKeeper keeper = keeper(new TestConfig(tiny("tiny64"), FRONT, "degrees"));
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);
        assertThat(keeper.health().detail()).endsWith("waits for an arm");
        kernel.present(true);
        time.advance(Duration.ofSeconds(2));
        assertThat(keeper.health().detail()).endsWith("waits for a camera");
        assertThat(registered).isEmpty();
        switchboard.camera().with("front", camera());
        time.advance(Duration.ofSeconds(2));
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(properties.getFirst().get(ServiceKeys.NAME)).isEqualTo("smolvla");
        assertThat(properties.getFirst().get(ServiceKeys.VERSION).toString()).matches("tiny64-[0-9a-f]{8}");
        assertThat(properties.getFirst().get(Constants.SERVICE_RANKING)).isEqualTo(10);
    }

    @Test
    void plansFromARealModel() {
        Policy policy = serving();
        try (PolicyRun run = policy.begin("pick up the red cube");
                TestFrame frame = new TestFrame(64, 48, 1, 0)) {
            assertThat(run.next(observation(frame))).isInstanceOf(PolicyStep.Move.class);
            time.advance(Duration.ofMillis(10));
            ActionChunk chunk = ((PolicyStep.Move) run.next(observation(frame))).chunk();
            assertThat(chunk.targets()).hasSize(50);
            assertThat(chunk.rateHz()).isEqualTo(30);
            assertThat(frame.holders()).isEqualTo(1);
        }
    }

    @Test
    void theSameSeedGivesTheSameActions() {
        Policy policy = serving();
        assertThat(firstChunk(policy)).isEqualTo(firstChunk(policy));
    }

    @Test
    void withdrawnItServesNoMore() {
        Policy policy = serving();
        PolicyRun run = policy.begin("wave");
        keepers.forEach(SmolVlaKeeper::stop);
        assertThat(registered).isEmpty();
        assertThatThrownBy(() -> policy.begin("wave")).isInstanceOf(IllegalStateException.class);
        try (TestFrame frame = new TestFrame(8, 8, 1, 0)) {
            assertThatThrownBy(() -> run.next(observation(frame))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void wrongCameraIsRefusedWithTheSettingThatMendsIt() {
        switchboard.camera().with("front", camera());
        SmolVlaKeeper keeper = keeper(new TestConfig(tiny("tiny64")));
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail())
                .endsWith("the policy looks through the cameras [camera1, camera2], the robot has [front]:"
                        + " set SMOLVLA_CAMERAS=front:camera1,none:camera2");
        assertThat(registered).isEmpty();
    }

    @Test
    void anotherArmIsRefused() {
        switchboard.camera().with("front", camera());
        SmolVlaKeeper keeper = keeper(new TestConfig(tiny("tiny512"), FRONT, "degrees"));
        assertThat(keeper.health().detail()).contains("the policy's state has 7 numbers, the arm so101 6 joints");
        assertThat(registered).isEmpty();
    }

    @Test
    void waitsWhileAnotherArmIsThereAndServesAgainAfterwards() {
        serving();
        ArmDescription other = new ArmDescription(
                "two-joints",
                TestArms.so101().joints().subList(4, 6),
                Map.of(ArmDescription.HOME, JointAngles.of(0, 0)));
        keepers.getFirst().bindSafety(Fake.of(SafetyKernel.class, Map.of("arm", _ -> Optional.of(other))));
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).isEmpty();
        assertThat(keepers.getFirst().health().detail()).contains("the arm two-joints 2 joints");
        keepers.getFirst().bindSafety(kernel);
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).hasSize(1);
        assertThat(firstChunk(registered.getFirst())).hasSize(50);
    }

    @Test
    void brokenNewCheckpointLeavesTheOldOneServing() throws IOException {
        Path copy = copyOf("tiny64");
        switchboard.camera().with("front", camera());
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        Policy first = registered.getFirst();
        String config = Files.readString(copy.resolve("config.json"));

        Files.writeString(copy.resolve("config.json"), config.replace("\"smolvla\"", "\"tdmpc\""));
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).containsExactly(first);
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail()).contains("the previous policy goes on", "'type' is 'tdmpc'");

        Files.writeString(
                copy.resolve("config.json"), config.replace("\"n_action_steps\": 50", "\"n_action_steps\": 9"));
        time.advance(Duration.ofSeconds(2));
        assertThat(registered).hasSize(1).doesNotContain(first);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(firstChunk(registered.getFirst())).hasSize(9);
    }

    @Test
    void newCheckpointThatLooksThroughAnotherCameraLeavesTheOldOneServing() throws IOException {
        Path copy = copyOf("tiny64");
        switchboard.camera().with("front", camera());
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        Policy serving = registered.getFirst();
        List<JointAngles> before = firstChunk(serving);

        String config = Files.readString(copy.resolve("config.json"));
        Files.writeString(copy.resolve("config.json"), config.replace("images.camera1", "images.wrist"));
        time.advance(Duration.ofSeconds(2));
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail())
                .isEqualTo("the previous policy goes on; tiny64: the policy looks through the cameras [wrist, camera2],"
                        + " the robot has [front]: set SMOLVLA_CAMERAS=front:wrist,none:camera2");
        assertThat(registered).containsExactly(serving);
        assertThat(firstChunk(serving)).isEqualTo(before);
    }

    /** As {@code cp} and {@code rsync --inplace} do it, before the new one has arrived. */
    @Test
    void weightsThatAreTakenAwayFromUnderItLeaveItServing() throws IOException {
        Path copy = copyOf("tiny64");
        switchboard.camera().with("front", camera());
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        Policy serving = registered.getFirst();
        List<JointAngles> before = firstChunk(serving);
        try (FileChannel weights = FileChannel.open(copy.resolve("model.safetensors"), StandardOpenOption.WRITE)) {
            weights.truncate(100);
        }
        assertThat(firstChunk(serving)).isEqualTo(before);
        time.advance(Duration.ofSeconds(3));
        assertThat(registered).containsExactly(serving);
        assertThat(keeper.health().detail()).contains("the previous policy goes on");
        assertThat(firstChunk(serving)).isEqualTo(before);
    }

    @Test
    void ofAShorterChunkTheActionsAreWhatTheyWere() throws IOException {
        List<JointAngles> whole = firstChunk(serving());
        Path copy = copyOf("tiny64");
        Files.writeString(copy.resolve("model.json"), "{\"policy\": {\"chunk\": 20, \"n_action_steps\": 8}}");
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        assertThat(keeper.health().detail()).contains("actions 8 of 20 ×");
        List<JointAngles> few = firstChunk(registered.getLast());
        assertThat(few).hasSize(8);
        for (int i = 0; i < few.size(); i++) {
            assertThat(few.get(i).distance(whole.get(i))).isLessThan(1e-3);
        }
    }

    @Test
    void itsOwnFileSaysInWhatItIsComputed() throws IOException {
        Path copy = copyOf("tiny64");
        switchboard.camera().with("front", camera());
        Files.writeString(copy.resolve("model.json"), "{\"policy\": {\"precision\": \"int8-pictures\"}}");
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        assertThat(keeper.health().detail()).contains("int8-pictures, at most ");
        Files.writeString(copy.resolve("model.json"), "{\"policy\": {\"precision\": \"int4\"}}");
        time.advance(Duration.ofSeconds(2));
        assertThat(keeper.health().detail())
                .endsWith("model.json, policy: 'precision' = 'int4'; allowed are auto, int8, int8-pictures, fp32");
        Files.writeString(copy.resolve("model.json"), "{\"policy\": {\"chunk\": 51}}");
        time.advance(Duration.ofSeconds(2));
        assertThat(keeper.health().detail())
                .endsWith("'chunk' is 51, but 'chunk_size' in config.json is 50: it has learned no more");
    }

    @Test
    void aModelsFolderIsServedUnderItsOwnNameAndIsNotPreferred() throws ConfigurationException {
        switchboard.camera().with("front", camera());
        keeper(new TestConfig("", FRONT, "degrees"));
        Dictionary<String, Object> configuration = new Hashtable<>(Map.of(
                ModelKeys.PATH,
                tiny("tiny64"),
                ServiceKeys.NAME,
                "cubes",
                ServiceKeys.VERSION,
                "7",
                ServiceKeys.ORIGIN,
                "models/policy/cubes/7"));
        models.getFirst().updated("a", configuration);
        time.advance(Duration.ofMillis(1));
        assertThat(registered.getFirst().description().name()).isEqualTo("cubes");
        assertThat(properties.getFirst().get(ServiceKeys.VERSION)).isEqualTo("7");
        assertThat(properties.getFirst().get(ServiceKeys.ORIGIN)).isEqualTo("models/policy/cubes/7");
        assertThat((int) properties.getFirst().get(Constants.SERVICE_RANKING)).isNegative();
        assertThat(firstChunk(registered.getFirst())).hasSize(50);

        configuration.put(ModelKeys.PATH, "/no/such/folder");
        models.getFirst().updated("a", configuration);
        time.advance(Duration.ofMillis(1));
        assertThat(registered).as("goes on").hasSize(1);
        assertThat(applicants.getLast().application().state()).isEqualTo(CandidateState.FAILED);
        assertThat(applicants.getLast().application().detail())
                .isEqualTo("the previous policy goes on; models/policy/cubes/7: there is no such folder");
        models.getFirst().deleted("a");
        assertThat(registered).isEmpty();
    }

    @Test
    void anotherKindOfPolicyIsLeftToItsBundle() throws IOException {
        Path copy = copyOf("tiny64");
        String config = Files.readString(copy.resolve("config.json"));
        Files.writeString(copy.resolve("config.json"), config.replace("\"smolvla\"", "\"act\""));
        SmolVlaKeeper keeper = keeper(new TestConfig(copy.toString(), FRONT, "degrees"));
        assertThat(keeper.health().status()).isEqualTo(Status.ABSENT);
        assertThat(keeper.health().detail()).endsWith("holds a policy of type act, which is another bundle's");
    }

    private Policy serving() {
        switchboard.camera().with("front", camera());
        keeper(new TestConfig(tiny("tiny64"), FRONT, "degrees"));
        return registered.getFirst();
    }

    private List<JointAngles> firstChunk(Policy policy) {
        try (PolicyRun run = policy.begin("pick up the red cube");
                TestFrame frame = new TestFrame(64, 48, 1, 0)) {
            run.next(observation(frame));
            time.advance(Duration.ofMillis(10));
            return ((PolicyStep.Move) run.next(observation(frame))).chunk().targets();
        }
    }

    private Observation observation(TestFrame frame) {
        return TestArms.observation(time.nanoTime(), TestArms.HOME, frame);
    }

    private SmolVlaKeeper keeper(Config config) {
        SmolVlaKeeper keeper = new SmolVlaKeeper(context, time, switchboard, config);
        keeper.bindSafety(kernel);
        keepers.add(keeper);
        time.advance(Duration.ofMillis(1));
        return keeper;
    }

    private static Camera camera() {
        CameraDescription front = new CameraDescription("front", "test", 64, 48, 30, Optional.empty());
        return Fake.of(Camera.class, Map.of("description", _ -> front));
    }

    private static String tiny(String variant) {
        return SharedData.path("smolvla/" + variant).toString();
    }

    private Path copyOf(String variant) throws IOException {
        Path sound = SharedData.path("smolvla/" + variant);
        Path copy = folder.resolve(variant);
        try (Stream<Path> all = Files.walk(sound)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(sound.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.write(to, Files.readAllBytes(file));
            }
        }
        return copy;
    }
}
