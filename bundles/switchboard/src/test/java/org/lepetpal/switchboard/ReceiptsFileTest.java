package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;

/** Receipts outlive a restart. */
class ReceiptsFileTest {
    private static final Duration WRITTEN = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private List<SwapReceipt> made() throws SwapRefused {
        TestBoard rig = new TestBoard(folder);
        LiveSlot<String> voices = rig.words(SlotName.VOICE);
        voices.come(rig.tenant(SlotName.VOICE, "a", "1.0.0", 0, false, ""));
        voices.come(rig.tenant(SlotName.VOICE, "b", "1.0.0", 0, false, ""));
        rig.board.swap(SwapOrder.of(SlotName.VOICE, "b", "console:admin@127.0.0.1", "größer, besser\n& lauter"));
        rig.pass(WRITTEN);
        return rig.board.receipts();
    }

    @Test
    void theyAreThereAgainAndANewOneComesFirst() throws SwapRefused {
        List<SwapReceipt> made = made();
        assertThat(made).hasSize(2);
        TestBoard restarted = new TestBoard(folder);
        assertThat(restarted.board.receipts()).isEqualTo(made);
        restarted.words(SlotName.VOICE).come(restarted.tenant(SlotName.VOICE, "c", "1.0.0", 0, false, ""));
        assertThat(restarted.board.receipts()).hasSize(3).last().isEqualTo(made.getLast());
    }

    @Test
    void whatPeopleDidIsTakenBackAfterARestartTooHoweverItStarted() throws SwapRefused {
        made();
        TestBoard restarted = new TestBoard(folder);
        LiveSlot<String> voices = restarted.words(SlotName.VOICE);
        restarted.starting = true;
        voices.come(restarted.tenant(SlotName.VOICE, "a", "1.0.0", 0, false, ""));
        restarted.starting = false;
        voices.come(restarted.tenant(SlotName.VOICE, "b", "1.0.0", 0, false, ""));
        assertThat(restarted.board.receipts())
                .as("what comes late, as models do, leaves one")
                .hasSize(3);

        SwapReceipt back = restarted.board.rollBack(SlotName.VOICE, "operator", "no better");
        assertThat(back.from()).contains("b@1.0.0");
        assertThat(back.to()).contains("a@1.0.0");
        assertThat(restarted.board.choice(SlotName.VOICE))
                .as("it is the platform's again")
                .isEmpty();
    }

    @Test
    void whatNobodyAskedForDoesNotDriveOutWhatPeopleDid() throws SwapRefused {
        List<SwapReceipt> made = made();
        TestBoard rig = new TestBoard(folder);
        LiveSlot<String> voices = rig.words(SlotName.VOICE);
        for (int i = 0; i < 200; i++) {
            Tenant<String> loose = rig.tenant(SlotName.VOICE, "loose", "1.0.0", 0, false, "");
            voices.come(loose);
            voices.leave(loose);
        }
        assertThat(rig.board.receipts()).hasSize(200).contains(made.getFirst()).doesNotContain(made.getLast());
    }

    @Test
    void whatWasNotWrittenYetIsWhenTheRobotEnds() {
        TestBoard rig = new TestBoard(folder);
        rig.words(SlotName.VOICE).come(rig.tenant(SlotName.VOICE, "a", "1.0.0", 0, false, ""));
        rig.board.close();
        assertThat(new TestBoard(folder).board.receipts()).hasSize(1);
    }

    @Test
    void aDamagedByteCostsItsLineOnly() throws SwapRefused, IOException {
        List<SwapReceipt> made = made();
        Path file = folder.resolve("data/receipts.txt");
        byte[] damaged = Files.readAllBytes(file);
        damaged[5] = (byte) 0xFF;
        Files.write(file, damaged);
        assertThat(new TestBoard(folder).board.receipts()).containsExactly(made.getFirst());
    }

    @Test
    void ofMoreThanAreKeptTheNewestAreRead() throws SwapRefused, IOException {
        List<SwapReceipt> made = made();
        Path file = folder.resolve("data/receipts.txt");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, (lines.getFirst() + "\n").repeat(5000) + lines.getLast() + "\n");
        assertThat(new TestBoard(folder).board.receipts()).hasSize(200).first().isEqualTo(made.getFirst());
    }

    @Test
    void ofAHugeFileTheEndIsRead() throws SwapRefused, IOException {
        List<SwapReceipt> made = made();
        Path file = folder.resolve("data/receipts.txt");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.getFirst() + "\n" + "x".repeat(2_000_000) + "\n" + lines.getLast() + "\n");
        assertThat(new TestBoard(folder).board.receipts()).containsExactly(made.getFirst());
    }

    @Test
    void aLineThatCannotBeReadIsLeftOut() throws SwapRefused, IOException {
        List<SwapReceipt> made = made();
        Files.writeString(folder.resolve("data/receipts.txt"), "yesterday VOICE a b\n%zz\n", StandardOpenOption.APPEND);
        assertThat(new TestBoard(folder).board.receipts()).isEqualTo(made);
    }
}
