package org.lepetpal.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * What fills a slot, and other parts that may be swapped, are taken away in the middle of commands and put back, or swapped for another one, over and over: the loop runs every
 * tick, nobody uses what has gone, and each command ends in a way that has a name.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SlotsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int TIMES = 100;
    private static final String OTHER_PARTS = "org.lepetpal.api.speech,org.lepetpal.api.treat";
    private static final String YOLO = "org.lepetpal.detector.yolo";
    private static final int READY = ComponentConfigurationDTO.SATISFIED | ComponentConfigurationDTO.ACTIVE;

    @Inject
    private BundleContext bundles;

    @Inject
    private ServiceComponentRuntime components;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private Commands commands;

    @Inject
    private Telemetry telemetry;

    @Inject
    private Switchboard switchboard;

    @Inject
    private SwapDesk desk;

    @Inject
    private SteppedTime time;

    @Configuration
    public Option[] robot() {
        return CoreOptions.options(Distribution.robot(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10")));
    }

    @ProbeBuilder
    public TestProbeBuilder probe(TestProbeBuilder probe) {
        probe.addTest(RobotHome.class);
        probe.addTest(Await.class);
        return probe;
    }

    @Before
    public void whole() throws Exception {
        for (SlotName slot : SlotName.values()) {
            awaitThere(slot.label(), () -> active(slot).isPresent());
        }
        commands.cancel();
        time.advance(STEP);
    }

    @Test
    public void dispensersComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(filler(SlotName.DISPENSER, "org.lepetpal.servo.sg90"))).containsOnly("");
    }

    @Test
    public void voicesComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(filler(SlotName.VOICE, "org.lepetpal.tts"))).containsOnly("");
    }

    @Test
    public void detectorsComeAndGo() throws Exception {
        assertThat(cycle(filler(SlotName.DETECTOR, "org.lepetpal.detector.color")))
                .isSubsetOf("", "object_not_found", "low_confidence");
    }

    /** A model that is loaded anew each time, by ONNX Runtime, while the colour detector goes on. */
    @Test
    public void learnedDetectorsComeAndGoUnnoticedByTheCommand() throws Exception {
        Path model = Path.of(System.getProperty("shared.data", ""), "models", "yolo11n-int8-320.onnx");
        Assume.assumeTrue("the shared test data are beside the checkout", Files.exists(model));
        org.osgi.service.cm.Configuration settings = configurations.getConfiguration(YOLO, "?");
        Dictionary<String, Object> before = settings.getProperties();
        Dictionary<String, Object> with = settings.getProperties();
        with.put("yolo.model", model.toString());
        with.put("yolo.classes", new String[] {"dog", "cat", "person"});
        settings.update(with);
        Bundle yolo = bundle(YOLO);
        try {
            Part part = new Part("the model", yolo::stop, yolo::start, () -> looks("yolo"));
            awaitThere(part.name(), part.there());
            assertThat(cycle(part)).containsOnly("");
        } finally {
            settings.update(before);
            awaitThere("the robot without the model", () -> !looks("yolo"));
        }
    }

    private boolean looks(String detector) {
        return switchboard.candidates(SlotName.DETECTOR).stream()
                .anyMatch(candidate -> candidate.active() && candidate.name().equals(detector));
    }

    @Test
    public void camerasComeAndGo() throws Exception {
        assertThat(cycle(filler(SlotName.CAMERA, "org.lepetpal.camera")))
                .isSubsetOf("", "object_not_found", "low_confidence");
    }

    @Test
    public void aFrameThatIsHeldIsReadAndGivenBackAfterItsCamerasBundleWasUpdated() throws Exception {
        Bundle cameras = bundle("org.lepetpal.camera");
        for (int i = 0; i < 20; i++) {
            Frame held = newestFrame();
            byte[] before = pixels(held);
            cameras.update();
            assertThat(active(SlotName.CAMERA)).isEmpty();
            awaitThere("the camera", () -> active(SlotName.CAMERA).isPresent());
            newestFrame().close();
            assertThat(pixels(held)).isEqualTo(before);
            held.retain().close();
            held.close();
            assertThatThrownBy(held::bgr).isInstanceOf(IllegalStateException.class);
        }
    }

    private Frame newestFrame() {
        try (Lease<Camera> lease = switchboard.slot(Camera.class).take().orElseThrow()) {
            return lease.service().latest().orElseThrow();
        }
    }

    private static byte[] pixels(Frame frame) {
        byte[] pixels = new byte[frame.width() * frame.height() * 3];
        frame.bgr().get(pixels);
        return pixels;
    }

    @Test
    public void policiesComeAndGo() throws Exception {
        assertThat(cycle(filler(SlotName.POLICY, "org.lepetpal.policy.scripted")))
                .containsOnly("policy_error");
    }

    @Test
    public void armsComeAndGoAndTheCommandWaitsForThem() throws Exception {
        assertThat(cycle(filler(SlotName.ARM, "org.lepetpal.arm.so101"))).containsOnly("");
    }

    @Test
    public void sentriesComeAndGoUnnoticedByTheCommand() throws Exception {
        Bundle sentry = bundle("org.lepetpal.sentry");
        assertThat(cycle(new Part(
                        "the sentry",
                        sentry::stop,
                        sentry::start,
                        () -> isReady("org.lepetpal.sentry.SentryComponent"))))
                .containsOnly("");
    }

    @Test
    public void overlayLayersComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(layer("detections", "DetectionsLayer"))).containsOnly("");
        assertThat(cycle(layer("status", "StatusLayer"))).containsOnly("");
    }

    /** As the operator does it: all of them, all but one, and none but that of another bundle. */
    @Test
    public void overlayLayersAreLeftOutAndTakenInUnnoticedByTheCommand() throws Exception {
        byte[] jar = PolicyJar.needing("org.lepetpal.api.vision", "org.example.stamp", "1.0.0", StampLayer.class);
        Bundle bundle = bundles.installBundle("test:stamp", new ByteArrayInputStream(jar));
        try {
            bundle.start();
            awaitThere("the stamp", () -> drawn().contains("stamp"));
            List<String> all = drawn();
            List<String> allButOne =
                    all.stream().filter(name -> !name.equals("stamp")).toList();
            assertThat(allButOne).contains("detections", "status", "fps", "safety", "path", "roi", "zones", "sentry");
            List<List<String>> wishes = List.of(allButOne, all, List.of("stamp"));
            AtomicInteger swaps = new AtomicInteger();
            Set<String> errors = inCommands(
                    () -> {
                        List<String> wished = wishes.get(swaps.getAndIncrement() % wishes.size());
                        assertThat(overlays(wished).drained()).isTrue();
                        assertThat(drawn()).isEqualTo(wished);
                        byte[] bare = snapshot("0");
                        assertThat(Arrays.equals(snapshot("stamp"), bare))
                                .as("bare, where drawn are %s", wished)
                                .isEqualTo(!wished.contains("stamp"));
                        assertThat(snapshot("1")).isNotEqualTo(bare);
                    },
                    () -> {});
            assertThat(errors).containsOnly("");
        } finally {
            overlays(List.of());
            bundle.uninstall();
        }
        assertThat(drawn()).doesNotContain("stamp");
    }

    private SwapReceipt overlays(List<String> names) throws SwapRefused {
        return desk.swap(new SwapOrder(Map.of(SlotName.OVERLAY, names), "test", "to try", true, false))
                .getFirst();
    }

    /** Names of the active layers, the one on top first. */
    private List<String> drawn() {
        return switchboard.candidates(SlotName.OVERLAY).stream()
                .filter(Candidate::active)
                .map(Candidate::name)
                .toList();
    }

    /** The picture of now; nothing is sent for it but what is asked, and time stands still. */
    private byte[] snapshot(String layers) throws IOException {
        Properties settings = new Properties();
        try (Reader lines =
                Files.newBufferedReader(Path.of(bundles.getProperty("lepetpal.home"), "conf", "lepetpal.env"))) {
            settings.load(lines);
        }
        URI address =
                URI.create("http://127.0.0.1:" + settings.getProperty("PORT") + "/snapshot.jpg?overlays=" + layers);
        try (InputStream picture = address.toURL().openStream()) {
            return picture.readAllBytes();
        }
    }

    /** What encodes and sends pictures. */
    @Test
    public void streamersComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(component("org.lepetpal.video.stream.Gallery"))).containsOnly("");
        assertThat(cycle(component("org.lepetpal.video.stream.VideoFeedServlet")))
                .containsOnly("");
    }

    @Test
    public void voicesAreSwappedForAnotherOneUnnoticedByTheCommand() throws Exception {
        assertThat(swap(SlotName.VOICE, "other", OTHER_PARTS, OtherParts.class)).containsOnly("");
    }

    @Test
    public void dispensersAreSwappedForAnotherOneUnnoticedByTheCommand() throws Exception {
        assertThat(swap(SlotName.DISPENSER, "other", OTHER_PARTS, OtherParts.class))
                .containsOnly("");
    }

    /** The other one sees nothing but grey. */
    @Test
    public void camerasAreSwappedForAnotherOne() throws Exception {
        assertThat(swap(SlotName.CAMERA, "blink", "org.lepetpal.api.vision,org.lepetpal.api.time", BlinkCamera.class))
                .isSubsetOf("", "object_not_found", "low_confidence");
    }

    /**
     * There and back, each time in the middle of a command.
     *
     * @param other name of the other candidate
     * @param needs packages that it imports
     * @return the errors with which commands ended under which it was swapped; empty for those that went on
     */
    private Set<String> swap(SlotName slot, String other, String needs, Class<? extends BundleActivator> bundled)
            throws Exception {
        String own = active(slot).orElseThrow().name();
        byte[] jar = PolicyJar.needing(needs, "org.example." + other, "1.0.0", bundled);
        Bundle bundle = bundles.installBundle("test:" + other, new ByteArrayInputStream(jar));
        try {
            bundle.start();
            AtomicInteger swaps = new AtomicInteger();
            return inCommands(
                    () -> {
                        String wished = swaps.getAndIncrement() % 2 == 0 ? other : own;
                        assertThat(switchboard.choose(slot, wished, "test").drained())
                                .isTrue();
                        assertThat(active(slot).orElseThrow().name()).isEqualTo(wished);
                    },
                    () -> {});
        } finally {
            switchboard.choose(slot, own, "test");
            bundle.uninstall();
        }
    }

    /** What is taken away and put back. */
    private record Part(String name, Deed leave, Deed come, Callable<Boolean> there) {}

    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    private Part filler(SlotName slot, String name) {
        Bundle bundle = bundle(name);
        return new Part(
                slot.label(), bundle::stop, bundle::start, () -> active(slot).isPresent());
    }

    /** It is there when it is drawn. */
    private Part layer(String name, String type) {
        Part component = component("org.lepetpal.video.overlay." + type);
        return new Part(name, component.leave(), component.come(), () -> drawn().contains(name));
    }

    private Part component(String name) {
        ComponentDescriptionDTO component = described(name).orElseThrow();
        return new Part(
                name,
                () -> components.disableComponent(component).getValue(),
                () -> components.enableComponent(component).getValue(),
                () -> isReady(name));
    }

    private boolean isReady(String name) {
        return described(name).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .anyMatch(made -> (made.state & READY) != 0);
    }

    /** @param name of its class */
    private Optional<ComponentDescriptionDTO> described(String name) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(description -> description.implementationClass.equals(name))
                .findFirst();
    }

    /** @return the errors with which commands ended under which it was taken away; empty for those that went on */
    private Set<String> cycle(Part part) throws Exception {
        return inCommands(
                () -> {
                    part.leave().run();
                    assertThat(part.there().call()).as(part.name()).isFalse();
                },
                () -> {
                    part.come().run();
                    awaitThere(part.name(), part.there());
                });
    }

    /**
     * A hundred times.
     *
     * @param deed in the middle of a command
     * @param amends after it was seen what became of the command
     * @return the errors with which commands ended; empty for those that went on
     */
    private Set<String> inCommands(Deed deed, Deed amends) throws Exception {
        LoopStats before = telemetry.loop();
        long begun = time.advance(Duration.ZERO);
        Set<String> errors = new TreeSet<>();
        for (int i = 0; i < TIMES; i++) {
            UUID id = begin();
            run(2 + i % 5);
            assertThat(commands.status(id).orElseThrow().state().isFinal()).isFalse();
            deed.run();
            run(2);
            errors.add(commands.status(id)
                    .flatMap(CommandStatus::error)
                    .map(CommandStatus.Failure::code)
                    .orElse(""));
            amends.run();
        }
        LoopStats after = telemetry.loop();
        assertThat(after.missedTicks()).isEqualTo(before.missedTicks());
        assertThat(after.ticks() - before.ticks())
                .as("every tick was run")
                .isEqualTo((time.advance(Duration.ZERO) - begun) / after.periodNanos());
        assertThat(switchboard.receipts()).allMatch(SwapReceipt::drained);
        return errors;
    }

    private UUID begin() throws Exception {
        AtomicReference<UUID> begun = new AtomicReference<>();
        Await.until("a command is taken", LIMIT, () -> {
            commands.cancel();
            time.advance(STEP);
            try {
                begun.set(commands.submit(CommandRequest.of("pick up the ball")));
                return true;
            } catch (CommandRefused notYet) {
                return false;
            }
        });
        return begun.get();
    }

    private void run(int steps) {
        for (int i = 0; i < steps; i++) {
            time.advance(STEP);
        }
    }

    private void awaitThere(String name, Callable<Boolean> there) throws Exception {
        Await.until(name + " is there", LIMIT, () -> {
            time.advance(STEP);
            return there.call();
        });
    }

    private Optional<Candidate> active(SlotName slot) {
        return switchboard.candidates(slot).stream().filter(Candidate::active).findFirst();
    }

    private Bundle bundle(String name) {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
