package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.testkit.FakeCameraSetups;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.FakeSafetyKernel;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FakeSoftwareStop;
import org.lepetpal.testkit.FakeThrowGuard;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/** A whole command bundle at 100 Hz in stepped time, over a fake arm and a policy written by the test. */
final class Rig implements AutoCloseable {
    static final String BALL = "pick up the ball";
    static final String TREAT = "get the treat";
    static final JointAngles OUT = JointAngles.of(20, -40, 50, 30, 0, 60);

    final SteppedTimebase time = new SteppedTimebase();
    final FakeSafetyKernel safety = new FakeSafetyKernel(time);
    final FixedSwitchboard board = new FixedSwitchboard();
    final FakeSight sight = new FakeSight();
    final FakeThrowGuard guard = new FakeThrowGuard();
    final FakeArchive archive = new FakeArchive();
    final CommandStore store = new CommandStore(time, archive);
    final FakeCameraSetups setups = new FakeCameraSetups(8, 4, Optional.empty(), List.of());
    final FakeSoftwareStop stop = new FakeSoftwareStop();
    final FakePolicy policy = FakePolicy.serving(List.of(BALL, TREAT), moving(0.9));
    final CommandCentre centre;

    Rig() {
        board.policy().with("fake", policy);
        centre = new CommandCentre(
                time,
                board,
                safety,
                new Surroundings(
                        () -> Optional.of(sight),
                        () -> Optional.of(guard),
                        () -> Optional.of(stop),
                        () -> Optional.of(setups)),
                store,
                100,
                20);
        ticks(1);
    }

    /** Goes on for ever towards {@link #OUT}. */
    static Function<Observation, PolicyStep> moving(double confidence) {
        return seen -> new PolicyStep.Move(chunk(seen, OptionalDouble.of(confidence), Phase.APPROACH));
    }

    static ActionChunk chunk(Observation seen, OptionalDouble confidence, Phase phase) {
        List<JointAngles> targets = new ArrayList<>();
        for (int i = 0; i <= 15; i++) {
            targets.add(seen.lastTarget().towards(OUT, i / 60.0));
        }
        return new ActionChunk(seen.nanos(), 30, targets, phase, confidence, "on its way");
    }

    Commands commands() {
        return centre.commands();
    }

    UUID submit(String prompt) {
        return submit(CommandRequest.of(prompt));
    }

    UUID submit(CommandRequest request) {
        try {
            return commands().submit(request);
        } catch (CommandRefused e) {
            throw new AssertionError(e.reason() + " " + e.details(), e);
        }
    }

    CommandRefused refusal(CommandRequest request) {
        try {
            throw new AssertionError("accepted " + commands().submit(request));
        } catch (CommandRefused e) {
            return e;
        }
    }

    CommandRefused refusal(String prompt) {
        return refusal(CommandRequest.of(prompt));
    }

    void ticks(int count) {
        time.advance(Duration.ofMillis(10L * count));
    }

    void seconds(double seconds) {
        time.advance(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    CommandStatus status(UUID id) {
        return commands().status(id).orElseThrow();
    }

    State state(UUID id) {
        return status(id).state();
    }

    /** Ticks until it is final; fails after that many seconds. */
    CommandStatus end(UUID id, double withinSeconds) {
        for (int i = 0; i < withinSeconds * 100 && !state(id).isFinal(); i++) {
            ticks(1);
        }
        assertThat(state(id).isFinal()).as("%s is final", status(id)).isTrue();
        return status(id);
    }

    String errorOf(UUID id) {
        return status(id).error().orElseThrow().code();
    }

    ArmSample sample() {
        return centre.telemetry().latest().orElseThrow();
    }

    JointAngles position() {
        return sample().reading().orElseThrow().positions();
    }

    boolean atHome() {
        return position().distance(TestArms.HOME) < 0.5;
    }

    @Override
    public void close() {
        centre.close();
        store.close();
    }
}
