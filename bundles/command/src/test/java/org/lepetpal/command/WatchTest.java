package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands.Watch;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.policy.PolicyStep;

class WatchTest {
    private final Rig rig = new Rig();
    private final List<CommandStatus> seen = new ArrayList<>();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void everyChangeIsSeenOnceAndInOrder() {
        UUID id = rig.submit(Rig.TREAT);
        rig.commands().watch(id, seen::add);
        rig.ticks(5);
        rig.policy.script(now -> new PolicyStep.Move(Rig.chunk(now, OptionalDouble.of(0.8), Phase.GRASP)));
        rig.ticks(50);
        rig.policy.script(now -> new PolicyStep.Done(false, "done"));
        rig.ticks(20);
        assertThat(seen.stream()
                        .map(status -> status.state() + " "
                                + status.phase().map(Phase::name).orElse("-")))
                .containsExactly("PLANNING -", "EXECUTING APPROACH", "EXECUTING GRASP", "SUCCEEDED -");
        assertThat(seen).isSortedAccordingTo(Comparator.comparing(CommandStatus::duration));
        rig.seconds(1);
        assertThat(seen).hasSize(4);
    }

    @Test
    void aFinalCommandIsToldOnce() {
        UUID id = rig.submit(Rig.TREAT);
        rig.commands().cancel();
        rig.commands().watch(id, seen::add);
        rig.ticks(10);
        assertThat(seen).extracting(CommandStatus::state).containsExactly(State.ABORTED);
    }

    @Test
    void aStoppedWatchHearsNothing() {
        UUID id = rig.submit(Rig.TREAT);
        Watch watch = rig.commands().watch(id, seen::add).orElseThrow();
        rig.ticks(1);
        watch.close();
        rig.ticks(20);
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
        int heard = seen.size();
        rig.commands().cancel();
        rig.ticks(5);
        assertThat(seen).hasSize(heard);
    }

    @Test
    void aFailingListenerHarmsNobody() {
        UUID id = rig.submit(Rig.TREAT);
        rig.commands().watch(id, status -> {
            throw new IllegalStateException("on purpose");
        });
        rig.commands().watch(id, seen::add);
        rig.ticks(20);
        rig.commands().cancel();
        rig.ticks(2);
        assertThat(seen.getLast().state()).isEqualTo(State.ABORTED);
    }

    @Test
    void aWatchMayBeStoppedAfterTheEnd() {
        UUID first = rig.submit(Rig.TREAT);
        Watch watch = rig.commands().watch(first, status -> {}).orElseThrow();
        rig.ticks(1);
        rig.commands().cancel();
        rig.ticks(1);
        UUID second = rig.submit(Rig.TREAT);
        watch.close();
        rig.commands().watch(second, seen::add);
        rig.commands().cancel();
        rig.ticks(1);
        assertThat(seen).extracting(CommandStatus::state).containsExactly(State.PLANNING, State.ABORTED);
    }

    @Test
    void manyWatchersOfOneCommandSeeTheSame() {
        UUID id = rig.submit(Rig.TREAT);
        List<CommandStatus> others = new ArrayList<>();
        rig.commands().watch(id, seen::add);
        rig.commands().watch(id, others::add);
        rig.ticks(20);
        rig.commands().cancel();
        rig.ticks(1);
        assertThat(others).isEqualTo(seen);
    }
}
