package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.SlotName;

/** Whose a change is that nobody asked for. */
class InstigatorTest {
    @TempDir
    private Path folder;

    private TestBoard rig;
    private LiveSlot<String> voices;

    @BeforeEach
    void start() {
        rig = new TestBoard(folder);
        voices = rig.words(SlotName.VOICE);
    }

    private Tenant<String> from(String origin) {
        Tenant<String> voice = rig.device(SlotName.VOICE, "voice" + origin.length(), origin, false, "hello");
        voices.come(voice);
        return voice;
    }

    private String newest() {
        return rig.board.receipts().getFirst().requestedBy();
    }

    @Test
    void whoComesBecauseTheRobotStartsLeavesNoReceipt() {
        rig.starting = true;
        from("org.example.voice");
        assertThat(TestBoard.activeId(voices)).isPresent();
        assertThat(rig.board.receipts()).isEmpty();
    }

    @Test
    void whoLeavesBecauseTheRobotStopsLeavesNoReceipt() {
        Tenant<String> model = from("models/voice/rex/1");
        int before = rig.board.receipts().size();
        rig.stopping = true;
        voices.leave(model);
        assertThat(rig.board.receipts()).hasSize(before);
        assertThat(newest()).isEqualTo("models");
    }

    @Test
    void whatCameInThroughTheGateComesAndGoesBecauseOfIt() {
        Tenant<String> own = from("org.lepetpal.tts");
        assertThat(newest()).isEqualTo("platform");
        rig.pluggedIn.add("org.example.sound");
        Tenant<String> plugIn = from("org.example.sound");
        voices.leave(own);
        assertThat(newest()).as("the robot's own went").isEqualTo("platform");
        voices.leave(plugIn);
        assertThat(newest()).isEqualTo("deploy");
    }

    @Test
    void aModelComesAndGoesBecauseOfItsFolder() {
        Tenant<String> model = from("models/voice/rex/1");
        assertThat(newest()).isEqualTo("models");
        from("org.lepetpal.tts");
        voices.leave(model);
        assertThat(rig.board.receipts().getFirst().to()).contains("voice16@1.0.0");
        assertThat(newest()).isEqualTo("models");
    }
}
