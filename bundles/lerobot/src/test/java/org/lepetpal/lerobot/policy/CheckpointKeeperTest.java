package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.Normalizer;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.Reach;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Provider;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Which of two policies serves, each trained for an arm of its own, where arms are changed. */
final class CheckpointKeeperTest {
    private static final Conduct CONDUCT =
            new Conduct(30, 0.5, Merge.LATEST_ONLY, 0, Duration.ofSeconds(10), Duration.ZERO);
    private static final Setup SETUP = new Setup("TEST", Map.of(), Optional.of(UnitMode.DEGREES), List.of(), CONDUCT);
    private static final ArmDescription SIX = TestArms.so101();
    private static final ArmDescription FIVE = new ArmDescription(
            "so100", SIX.joints().subList(1, 6), Map.of(ArmDescription.HOME, JointAngles.of(-100, 90, 50, 0, 5)));

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final Bench bench = new Bench();
    private final Trained loader = new Trained();
    private final List<Policy> registered = new ArrayList<>();
    private final BundleContext context = Fake.of(BundleContext.class, Map.of("registerService", arguments -> {
        registered.add((Policy) arguments[1]);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
    }));
    private final CheckpointKeeper keeper = new CheckpointKeeper("policy-test", context, time, bench);

    /** A robot whose arm is changed for another one. */
    private static final class Bench implements Robot {
        private ArmDescription arm = SIX;

        @Override
        public Optional<ArmDescription> arm() {
            return Optional.of(arm);
        }

        @Override
        public Set<String> cameras() {
            return Set.of("front");
        }

        @Override
        public Optional<Frame> frame(String camera, Observation seen) {
            return Optional.empty();
        }
    }

    /** Loads a brain for an arm of as many joints as its folder's name says, and remembers who was closed. */
    private static final class Trained implements Loader {
        private static final Processing PROCESSING = new Processing(
                Map.of(),
                new Processing.Prompts("", "", 0),
                Map.of(),
                Normalizer.identity(),
                Normalizer.identity(),
                Reach.UNKNOWN,
                List.of());

        private final List<String> closed = new ArrayList<>();

        @Override
        public String type() {
            return "act";
        }

        @Override
        public Brain load(Path checkpoint, Tailoring tailoring) throws IOException {
            String name = checkpoint.getFileName().toString();
            byte[] nothing = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
            Safetensors weights = Safetensors.open(Files.write(checkpoint.resolve("model.safetensors"), nothing));
            Map<String, Fake.Answer> answers = new HashMap<>();
            answers.put("config", _ -> config(Integer.parseInt(name)));
            answers.put("processing", _ -> PROCESSING);
            answers.put("weights", _ -> weights);
            answers.put("warmUp", _ -> "");
            answers.put("canMissCameras", _ -> false);
            answers.put("emptyCameras", _ -> 0);
            answers.put("conduct", arguments -> arguments[0]);
            answers.put("manner", _ -> "single precision");
            answers.put("provider", _ -> Provider.CPU);
            answers.put("remarks", _ -> List.of());
            answers.put("close", _ -> closed.add(name));
            return Fake.of(Brain.class, answers);
        }

        private static PolicyConfig config(int joints) {
            return new PolicyConfig(
                    "act",
                    10,
                    10,
                    List.of(
                            new Feature("observation.state", Feature.Kind.STATE, List.of(joints)),
                            new Feature("observation.images.front", Feature.Kind.VISUAL, List.of(3, 48, 64))),
                    List.of(new Feature("action", Feature.Kind.ACTION, List.of(joints))));
        }
    }

    @BeforeEach
    void serveTheSixJoints() throws IOException {
        wish("6");
        assertThat(serving()).containsExactly("6");
    }

    @AfterEach
    void stop() {
        keeper.stop();
        assertThat(registered).isEmpty();
        assertThat(loader.closed).as("each once").containsExactlyInAnyOrder("5", "6");
    }

    @Test
    void whoWaitsForTheArmThatComesServesIt() throws IOException {
        wish("5");
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail()).startsWith("the previous policy goes on; 5@1: ");
        assertThat(serving()).containsExactly("6");

        plugIn(FIVE);
        assertThat(keeper.health().status()).as(keeper.health().detail()).isEqualTo(Status.OK);
        assertThat(serving()).containsExactly("5");
        assertThat(loader.closed).containsExactly("6");
    }

    @Test
    void whoseArmHasGoneServesAgainWhenItIsBack() throws IOException {
        wish("5");
        plugIn(FIVE);
        plugIn(SIX);
        assertThat(serving()).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);

        plugIn(FIVE);
        assertThat(serving()).containsExactly("5");
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    private void wish(String joints) throws IOException {
        Source.Identity identity = new Source.Identity(joints, "1", "models/policy/" + joints + "/1");
        Source source = Source.model(Files.createDirectory(folder.resolve(joints)), identity, -1);
        keeper.wish(new Wish(Optional.of(source), loader, SETUP));
        time.advance(Duration.ofSeconds(3));
    }

    private void plugIn(ArmDescription arm) {
        bench.arm = arm;
        time.advance(Duration.ofSeconds(3));
    }

    private List<String> serving() {
        return registered.stream().map(policy -> policy.description().name()).toList();
    }
}
