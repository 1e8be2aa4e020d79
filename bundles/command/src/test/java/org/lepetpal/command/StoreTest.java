package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.timebase.SteppedTimebase;

/** What is known of commands once this bundle, or the whole robot, has gone down and come up again. */
class StoreTest {
    private final Rig rig = new Rig();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        rig.close();
    }

    private CommandStatus afterARestart(UUID id) {
        return new CommandStore(new SteppedTimebase(), rig.archive)
                .find(id)
                .orElseThrow()
                .status();
    }

    @Test
    void whatWasUnderWayWhenTheProcessWasKilledIsAborted() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        CommandStatus then = afterARestart(id);
        assertThat(then.state()).isEqualTo(State.ABORTED);
        assertThat(then.message()).isEqualTo("the robot's command bundle ended before it did");
        assertThat(then.prompt()).isEqualTo(Rig.BALL);
        assertThat(then.policy()).contains("fake@1.0.0");
    }

    @Test
    void whatTheBundleItselfEndedIsAbortedAsItSaid() {
        UUID id = rig.submit(Rig.BALL);
        rig.ticks(20);
        rig.close();
        assertThat(afterARestart(id)).isEqualTo(rig.status(id));
        assertThat(afterARestart(id).message()).isEqualTo("the control loop was taken down");
    }

    @Test
    void whatHadEndedIsSaidAsItWas() {
        UUID failed = rig.submit(new CommandRequest(Rig.BALL, Duration.ofSeconds(1), 0.6, false, Optional.empty()));
        rig.end(failed, 2);
        rig.seconds(5);
        UUID home = rig.submit("go home");
        rig.end(home, 5);
        rig.ticks(1);
        assertThat(afterARestart(failed)).isEqualTo(rig.status(failed));
        assertThat(afterARestart(failed).error().orElseThrow().code()).isEqualTo("timeout");
        assertThat(afterARestart(home).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void theNewestAreKept() {
        UUID first = rig.submit("go home");
        rig.end(first, 5);
        for (int i = 0; i < CommandStore.JOURNALLED; i++) {
            rig.submit("go home");
        }
        rig.ticks(1);
        assertThat(rig.archive.read()).hasSize(CommandStore.JOURNALLED);
        assertThat(rig.archive.read()).extracting(CommandStatus::requestId).doesNotContain(first);
    }

    @Test
    void nothingIsWrittenInBetween() {
        rig.submit(Rig.BALL);
        rig.seconds(3);
        assertThat(rig.archive.writes()).isEqualTo(1);
    }

    @Test
    void aFullDiskHoldsUpNoCommand() {
        rig.archive.full(true);
        UUID id = rig.submit("go home");
        assertThat(rig.end(id, 5).state()).isEqualTo(State.SUCCEEDED);
        rig.archive.full(false);
        rig.end(rig.submit("go home"), 5);
        rig.ticks(1);
        assertThat(afterARestart(id).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void everyWordOfAFileIsReadAsItWasWritten() throws IOException {
        List<CommandStatus> all = List.of(
                new CommandStatus(
                        UUID.randomUUID(),
                        "pick up\nthe böll +%20 ",
                        State.FAILED,
                        Optional.of(Phase.GRASP),
                        OptionalDouble.of(0.25),
                        "no: 5 %",
                        Duration.ofMillis(1_234),
                        Optional.of("a@1"),
                        Optional.of(new Failure("safety", "zone said no"))),
                new CommandStatus(
                        UUID.randomUUID(),
                        "",
                        State.EXECUTING,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        "",
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty()));
        CommandFile file = new CommandFile(folder.resolve("command/newest.txt"));
        assertThat(file.read()).isEmpty();
        file.write(all);
        assertThat(file.read()).isEqualTo(all);
    }

    @Test
    void aBrokenLineCostsItselfAlone() throws IOException {
        Path path = folder.resolve("newest.txt");
        CommandFile file = new CommandFile(path);
        UUID id = rig.submit(Rig.BALL);
        file.write(List.of(rig.status(id)));
        String good = Files.readString(path).strip();
        List<String> lines = new ArrayList<>();
        lines.add("nonsense");
        lines.add(good.replace("PLANNING", "DREAMING"));
        lines.add(good.replace("PLANNING", "FAILED"));
        lines.add(good.replace(id.toString(), "%zz"));
        lines.add(good.replace(Rig.BALL.charAt(0), 'ÿ'));
        lines.add(good);
        Files.writeString(path, String.join("\n", lines), StandardCharsets.ISO_8859_1);
        assertThat(file.read()).extracting(CommandStatus::requestId).containsExactly(id);
    }

    @Test
    void aFileThatIsNoneStopsNoStart() throws IOException {
        Path path = folder.resolve("newest.txt");
        Files.write(path, new byte[] {(byte) 0xc3, 0x28, 0});
        assertThat(new CommandFile(path).read()).isEmpty();
        Files.write(path, new byte[(1 << 20) + 1]);
        assertThat(new CommandFile(path).read()).isEmpty();
        assertThat(new CommandFile(folder).read()).isEmpty();
    }
}
