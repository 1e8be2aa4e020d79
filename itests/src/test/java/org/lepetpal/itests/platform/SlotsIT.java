package org.lepetpal.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
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

/**
 * What fills a slot is taken away in the middle of commands and put back, over and over: the loop runs every tick, nobody uses
 * what has gone, and each command ends in a way that has a name.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SlotsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);

    @Inject
    private BundleContext bundles;

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
    public void whole() throws Exception {
        for (SlotName slot : SlotName.values()) {
            awaitActive(slot);
        }
        commands.cancel();
        time.advance(STEP);
    }

    @Test
    public void dispensersComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(SlotName.DISPENSER, "org.lepetpal.servo.sg90", 100)).containsOnly("");
    }

    @Test
    public void voicesComeAndGoUnnoticedByTheCommand() throws Exception {
        assertThat(cycle(SlotName.VOICE, "org.lepetpal.tts", 100)).containsOnly("");
    }

    @Test
    public void detectorsComeAndGo() throws Exception {
        assertThat(cycle(SlotName.DETECTOR, "org.lepetpal.detector.color", 100))
                .isSubsetOf("", "object_not_found", "low_confidence");
    }

    @Test
    public void camerasComeAndGo() throws Exception {
        assertThat(cycle(SlotName.CAMERA, "org.lepetpal.video", 100))
                .isSubsetOf("", "object_not_found", "low_confidence");
    }

    @Test
    public void policiesComeAndGo() throws Exception {
        assertThat(cycle(SlotName.POLICY, "org.lepetpal.policy.scripted", 100)).containsOnly("policy_error");
    }

    @Test
    public void armsComeAndGo() throws Exception {
        assertThat(cycle(SlotName.ARM, "org.lepetpal.arm.so101", 100)).containsOnly("arm_error");
    }

    /** @return the errors with which commands ended under which it was taken away; empty for those that went on */
    private Set<String> cycle(SlotName slot, String name, int times) throws Exception {
        Bundle bundle = bundle(name);
        LoopStats before = telemetry.loop();
        long begun = time.advance(Duration.ZERO);
        Set<String> errors = new TreeSet<>();
        for (int i = 0; i < times; i++) {
            UUID id = begin();
            run(2 + i % 5);
            assertThat(commands.status(id).orElseThrow().state().isFinal()).isFalse();
            bundle.stop();
            assertThat(active(slot)).isEmpty();
            run(2);
            errors.add(commands.status(id)
                    .flatMap(CommandStatus::error)
                    .map(CommandStatus.Failure::code)
                    .orElse(""));
            bundle.start();
            awaitActive(slot);
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

    private void awaitActive(SlotName slot) throws Exception {
        Await.until(slot.label() + " is there", LIMIT, () -> {
            time.advance(STEP);
            return active(slot).isPresent();
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
