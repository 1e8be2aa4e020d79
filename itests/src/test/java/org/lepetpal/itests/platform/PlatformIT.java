package org.lepetpal.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.State;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.SteppedTime;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The real bundles in a real framework, in stepped time: wiring, swap and failure. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlatformIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(100);

    @Inject
    private BundleContext bundles;

    @Inject
    private ServiceComponentRuntime components;

    @Inject
    private Commands commands;

    @Inject
    private Telemetry telemetry;

    @Inject
    private Switchboard switchboard;

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
    public void wholeAndAtRest() throws Exception {
        Await.until("arm, policy, camera and detector are there", LIMIT, () -> {
            time.advance(STEP);
            return active(SlotName.ARM).isPresent()
                    && active(SlotName.POLICY).isPresent()
                    && active(SlotName.CAMERA).isPresent()
                    && active(SlotName.DETECTOR).isPresent();
        });
        commands.cancel();
        time.advance(STEP);
    }

    @Test
    public void everyBundleStartsAndEveryComponentIsSatisfied() {
        List<String> asleep = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();

        assertThat(asleep).isEmpty();
        assertThat(new MissingServices(bundles, components).complaints()).isEmpty();
    }

    /** Wrapped libraries are never replaced while the robot runs, and policies have one of their own. */
    @Test
    public void noBundleImportsAnotherOnesPackageButThoseOfLibraries() {
        for (Bundle bundle : bundles.getBundles()) {
            String imports = Optional.ofNullable(bundle.getHeaders().get("Import-Package"))
                    .orElse("");
            String name = bundle.getSymbolicName();
            if (name.startsWith("org.lepetpal.")) {
                String allowed =
                        name.matches("org\\.lepetpal\\.(policy\\..*|lerobot)") ? "(api|wrap|lerobot)" : "(api|wrap)";
                assertThat(imports.replaceAll("org\\.lepetpal\\." + allowed + "[.\\w]*", ""))
                        .as(name)
                        .doesNotContain("org.lepetpal.");
            }
        }
    }

    @Test
    public void theArmIsHiddenFromEveryoneButTheSafetyKernel() {
        assertThat(bundles.getServiceReference("org.lepetpal.api.arm.Arm")).isNull();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> switchboard.slot(org.lepetpal.api.arm.Arm.class))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    public void aPolicyComesIsChosenUpdatedAndGoesWhileTheLoopTicks() throws Exception {
        LoopStats before = telemetry.loop();
        long started = time.advance(Duration.ZERO);
        UUID onScripted = commands.submit(CommandRequest.of("pick up the ball"));
        run(5);

        Bundle still = install("org.lepetpal.itests.still", "1.0.0");
        switchboard.choose(SlotName.POLICY, "still", "test");
        run(5);
        assertThat(status(onScripted).policy().orElseThrow()).startsWith("scripted@");
        assertThat(status(onScripted).state().isFinal())
                .as("the running command goes on")
                .isFalse();

        commands.cancel();
        run(2);
        UUID onStill = commands.submit(CommandRequest.of("pick up the ball"));
        run(5);
        assertThat(status(onStill).policy()).contains("still@1.0.0");

        still.update(new java.io.ByteArrayInputStream(
                PolicyJar.of("org.lepetpal.itests.still", "1.1.0", StillPolicy.class, StillPolicy.StillRun.class)));
        run(5);
        assertThat(active(SlotName.POLICY).orElseThrow().id()).isEqualTo("still@1.1.0");
        assertThat(status(onStill).state()).as("its policy was withdrawn").isEqualTo(State.FAILED);

        still.stop();
        run(2);
        assertThat(active(SlotName.POLICY).orElseThrow().name()).isEqualTo("scripted");
        still.start();
        run(2);
        assertThat(active(SlotName.POLICY).orElseThrow().id())
                .as("still the operator's choice")
                .isEqualTo("still@1.1.0");
        still.uninstall();
        switchboard.choose(SlotName.POLICY, "scripted", "test");
        run(30);

        LoopStats after = telemetry.loop();
        long elapsed = time.advance(Duration.ZERO) - started;
        assertThat(after.missedTicks()).isEqualTo(before.missedTicks());
        assertThat(after.ticks() - before.ticks()).isEqualTo(elapsed / after.periodNanos());
        assertThat(switchboard.receipts()).isNotEmpty().allMatch(receipt -> receipt.drained());
    }

    @Test
    public void theScriptedPolicyIsStoppedAndStartedUnderARunningCommand() throws Exception {
        Bundle scripted = bundle("org.lepetpal.policy.scripted");
        UUID id = commands.submit(CommandRequest.of("pick up the ball"));
        run(10);
        LoopStats before = telemetry.loop();

        scripted.stop();
        run(5);

        CommandStatus failed = status(id);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.error().orElseThrow().code()).isEqualTo("policy_error");
        assertThat(refusal("pick up the ball")).isEqualTo(CommandRefused.Reason.UNAVAILABLE);
        scripted.start();
        Await.until("the policy is back", LIMIT, () -> {
            run(1);
            return active(SlotName.POLICY).isPresent();
        });
        assertThat(telemetry.loop().missedTicks()).isEqualTo(before.missedTicks());
    }

    @Test
    public void aBundleInDeployBecomesACandidateAndLeavesAgain() throws Exception {
        Path jar = Path.of(System.getProperty("lepetpal.home"), "deploy", "dropped.jar");
        Path arriving = jar.resolveSibling("dropped.part");
        Files.write(
                arriving,
                PolicyJar.of("org.lepetpal.itests.dropped", "2.0.0", StillPolicy.class, StillPolicy.StillRun.class));
        Files.move(arriving, jar);

        Await.until("the dropped policy is a candidate", LIMIT, () -> {
            run(1);
            return isCandidate("still@2.0.0");
        });

        Files.delete(jar);
        Await.until("it is gone", LIMIT, () -> !isCandidate("still@2.0.0"));
    }

    @Test
    public void aBundleThatThrowsHarmsNothingElse() throws Exception {
        Bundle broken = bundles.installBundle(
                "broken",
                new java.io.ByteArrayInputStream(
                        PolicyJar.of("org.lepetpal.itests.broken", "1.0.0", ThrowingActivator.class)));
        org.assertj.core.api.Assertions.assertThatThrownBy(broken::start).isInstanceOf(BundleException.class);

        LoopStats before = telemetry.loop();
        UUID id = commands.submit(CommandRequest.of("go home"));
        run(100);

        assertThat(status(id).state()).isEqualTo(State.SUCCEEDED);
        assertThat(telemetry.loop().missedTicks()).isEqualTo(before.missedTicks());
        broken.uninstall();
    }

    private Bundle install(String name, String version) throws Exception {
        Bundle bundle = bundles.installBundle(
                name,
                new java.io.ByteArrayInputStream(
                        PolicyJar.of(name, version, StillPolicy.class, StillPolicy.StillRun.class)));
        bundle.start();
        // It is asked what it is before it can be chosen.
        run(1);
        return bundle;
    }

    private void run(int steps) {
        for (int i = 0; i < steps; i++) {
            time.advance(STEP);
        }
    }

    private CommandStatus status(UUID id) {
        return commands.status(id).orElseThrow();
    }

    private CommandRefused.Reason refusal(String prompt) {
        try {
            commands.submit(CommandRequest.of(prompt));
            throw new AssertionError("accepted");
        } catch (CommandRefused refused) {
            return refused.reason();
        }
    }

    private Optional<Candidate> active(SlotName slot) {
        return switchboard.candidates(slot).stream().filter(Candidate::active).findFirst();
    }

    private boolean isCandidate(String id) {
        return switchboard.candidates(SlotName.POLICY).stream()
                .anyMatch(candidate -> candidate.id().equals(id));
    }

    private Bundle bundle(String name) {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
