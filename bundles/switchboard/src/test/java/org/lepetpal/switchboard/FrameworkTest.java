package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The switchboard against a real service registry. */
class FrameworkTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private Framework framework;
    private SwitchboardComponent component;
    private BundleContext own;

    @BeforeEach
    void start() throws BundleException, IOException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.lepetpal.api.arm,org.lepetpal.api.policy,org.lepetpal.api.swap",
                        "lepetpal.home",
                        folder.toString()));
        framework.start();
        own = bundle("org.lepetpal.switchboard").getBundleContext();
        component = new SwitchboardComponent(own, time, TestSettings.of(Config.class));
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        component.stop();
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void servicesComeToTheirSlotAndLeaveItBeforeTheyAreGone() {
        Switchboard board = board(own);
        ServiceRegistration<Policy> registration = policy(own, "scripted", "2.1.0", 3);
        assertThat(board.candidates(SlotName.POLICY))
                .containsExactly(new Candidate(
                        SlotName.POLICY, "scripted", "2.1.0", "org.lepetpal.switchboard", 3, false, true));
        assertThat(board.slot(Policy.class).take()).isPresent().get().satisfies(lease -> {
            assertThat(lease.service().description().name()).isEqualTo("fake");
            lease.close();
        });
        registration.unregister();
        assertThat(board.slot(Policy.class).take()).isEmpty();
        assertThat(board.candidates(SlotName.POLICY)).isEmpty();
    }

    @Test
    void withoutPropertiesABundleGivesItsNameAndVersion() {
        own.registerService(Policy.class, FakePolicy.serving(List.of("x"), seen -> null), null);
        letThemSayWhatTheyAre();
        assertThat(board(own).candidates(SlotName.POLICY))
                .extracting(Candidate::id)
                .containsExactly("org.lepetpal.switchboard@1.2.3");
    }

    @Test
    void whatACandidateSaysOfItselfIsShownWhileItServes() {
        Hashtable<String, Object> properties = properties("act", "2", 1);
        properties.put(ServiceKeys.REMARK, "it is not normalised");
        ServiceRegistration<Policy> registration =
                own.registerService(Policy.class, FakePolicy.serving(List.of("x"), seen -> null), properties);
        letThemSayWhatTheyAre();
        assertThat(board(own).candidates(SlotName.POLICY))
                .extracting(Candidate::active, Candidate::detail)
                .containsExactly(tuple(true, "it is not normalised"));
        registration.setProperties(properties("act", "2", 1));
        assertThat(board(own).candidates(SlotName.POLICY))
                .extracting(Candidate::detail)
                .containsExactly("");
    }

    @Test
    void aCandidateMaySayThatItComesFromAFolder() {
        Hashtable<String, Object> properties = properties("act", "2", -1);
        properties.put(ServiceKeys.ORIGIN, "models/policy/act/2");
        own.registerService(Policy.class, FakePolicy.serving(List.of("x"), seen -> null), properties);
        letThemSayWhatTheyAre();
        assertThat(board(own).candidates(SlotName.POLICY))
                .extracting(Candidate::origin)
                .containsExactly("models/policy/act/2");
    }

    @Test
    void whoCannotSayWhatItLooksForIsShownWithTheReasonAndGetsAnotherTryWhenItChanges() {
        AtomicBoolean well = new AtomicBoolean();
        Detector detector = new Detector() {
            @Override
            public Set<String> classes() {
                if (!well.get()) {
                    throw new IllegalStateException("labels are missing");
                }
                return Set.of("ball");
            }

            @Override
            public List<Detection> detect(Frame frame) {
                return List.of();
            }
        };
        ServiceRegistration<Detector> registration =
                own.registerService(Detector.class, detector, properties("eye", "1.0.0", 0));
        assertThat(board(own).candidates(SlotName.DETECTOR))
                .extracting(Candidate::id, Candidate::state, Candidate::detail)
                .containsExactly(tuple("eye@1.0.0", CandidateState.LOADING, "it is being asked what it is"));
        letThemSayWhatTheyAre();
        assertThat(board(own).candidates(SlotName.DETECTOR))
                .extracting(Candidate::id, Candidate::state, Candidate::detail)
                .containsExactly(tuple(
                        "eye@1.0.0", CandidateState.FAILED, "it threw IllegalStateException: labels are missing"));

        well.set(true);
        registration.setProperties(properties("eye", "1.0.0", 1));
        letThemSayWhatTheyAre();
        assertThat(board(own).candidates(SlotName.DETECTOR))
                .extracting(Candidate::active, Candidate::detail)
                .containsExactly(tuple(true, ""));

        registration.unregister();
        assertThat(board(own).candidates(SlotName.DETECTOR)).isEmpty();
    }

    @Test
    void aChangedRankingIsFollowed() {
        policy(own, "a", "1.0.0", 1);
        ServiceRegistration<Policy> second = policy(own, "b", "1.0.0", 0);
        Switchboard board = board(own);
        assertThat(board.candidates(SlotName.POLICY).getFirst().name()).isEqualTo("a");
        second.setProperties(properties("b", "1.0.0", 2));
        assertThat(board.candidates(SlotName.POLICY).getFirst().name()).isEqualTo("b");
        assertThat(board.receipts().getFirst().reason()).isEqualTo("b@1.0.0 changed");
    }

    @Test
    void healthFollowsThePolicy() throws InvalidSyntaxException {
        HealthSource health = own.getServiceReferences(HealthSource.class, null).stream()
                .map(own::getService)
                .filter(source -> source.health().component().equals("policy"))
                .findFirst()
                .orElseThrow();
        assertThat(health.health().status()).isEqualTo(Status.DOWN);
        ServiceRegistration<Policy> registration = policy(own, "scripted", "1.0.0", 0);
        assertThat(health.health().status()).isEqualTo(Status.OK);
        assertThat(health.health().detail()).isEqualTo("scripted@1.0.0");
        registration.unregister();
        assertThat(health.health().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aDeviceIsInItsSlotWhenItsRegistrationReturnsAndToldOfWhileItFails() throws InvalidSyntaxException {
        AtomicBoolean well = new AtomicBoolean(true);
        Camera camera = Fake.of(Camera.class, Map.of("latest", _ -> {
            if (!well.get()) {
                throw new IllegalStateException("no signal");
            }
            return Optional.of(new TestFrame(8, 8, 1, 1));
        }));
        own.registerService(Camera.class, camera, properties("wink", "1.0.0", 0));
        assertThat(look()).isPresent();
        assertThat(board(own).candidates(SlotName.CAMERA))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.latency().calls()).isOne());
        time.advance(Duration.ofMillis(20));
        assertThat(told("camera")).isEmpty();

        well.set(false);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::look).hasMessage("no signal");
        }
        time.advance(Duration.ofMillis(20));
        assertThat(told("camera")).extracting(ComponentHealth::status).containsExactly(Status.DOWN);
        board(own).choose(SlotName.CAMERA, "wink", "I insist");
        time.advance(Duration.ofMillis(20));
        assertThat(told("camera")).isEmpty();
    }

    private Optional<Frame> look() {
        try (Lease<Camera> lease = board(own).slot(Camera.class).take().orElseThrow()) {
            return lease.service().latest();
        }
    }

    private List<ComponentHealth> told(String component) throws InvalidSyntaxException {
        return own.getServiceReferences(HealthSource.class, null).stream()
                .map(own::getService)
                .map(HealthSource::health)
                .filter(health -> health.component().equals(component))
                .toList();
    }

    @Test
    void theChoiceIsKeptBesideTheRobotsData() {
        policy(own, "a", "1.0.0", 1);
        policy(own, "b", "1.0.0", 0);
        board(own).choose(SlotName.POLICY, "b", "better");
        assertThat(folder.resolve("data/switchboard/choices.properties"))
                .content()
                .contains("policy=b");
    }

    @Test
    void noBundleSeesAnArmButTheSafetyKernelItsOwnerAndUs() throws BundleException, IOException {
        BundleContext driver = bundle("org.lepetpal.arm.so101").getBundleContext();
        driver.registerService(Arm.class, new FakeArm(time), null);
        assertThat(arms(bundle("org.example.curious").getBundleContext())).isZero();
        assertThat(arms(bundle("org.lepetpal.safety").getBundleContext())).isOne();
        assertThat(arms(driver)).isOne();
        assertThat(arms(own)).isOne();
        assertThat(board(own).candidates(SlotName.ARM)).hasSize(1);
    }

    private static int arms(BundleContext asking) {
        try {
            ServiceReference<?>[] found = asking.getAllServiceReferences(Arm.class.getName(), null);
            return found == null ? 0 : found.length;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Switchboard board(BundleContext asking) {
        return asking.getService(asking.getServiceReference(Switchboard.class));
    }

    private void letThemSayWhatTheyAre() {
        time.advance(Duration.ZERO);
    }

    private ServiceRegistration<Policy> policy(BundleContext owner, String name, String version, int ranking) {
        ServiceRegistration<Policy> registration = owner.registerService(
                Policy.class,
                FakePolicy.serving(List.of("x"), seen -> {
                    throw new IllegalStateException("not asked here");
                }),
                properties(name, version, ranking));
        letThemSayWhatTheyAre();
        return registration;
    }

    private static Hashtable<String, Object> properties(String name, String version, int ranking) {
        return new Hashtable<>(
                Map.of(ServiceKeys.NAME, name, ServiceKeys.VERSION, version, Constants.SERVICE_RANKING, ranking));
    }

    /** An empty bundle of that name. */
    private Bundle bundle(String name) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, "1.2.3");
        main.putValue(Constants.IMPORT_PACKAGE, "org.lepetpal.api.arm,org.lepetpal.api.policy,org.lepetpal.api.swap");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        Bundle bundle = framework
                .getBundleContext()
                .installBundle("memory:" + name, new ByteArrayInputStream(bytes.toByteArray()));
        bundle.start();
        return bundle;
    }
}
