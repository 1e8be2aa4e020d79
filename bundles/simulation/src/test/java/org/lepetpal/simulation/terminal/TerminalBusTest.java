package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.LiveWorld;
import org.lepetpal.simulation.fault.Aim;
import org.lepetpal.simulation.fault.DelayReply;
import org.lepetpal.simulation.fault.Vanish;
import org.lepetpal.simulation.servo.Frames;
import org.lepetpal.testkit.SharedData;

/** A host at the other end of a real pseudo-terminal; time passes a tenth of a millisecond each time somebody looks. */
class TerminalBusTest {
    private static final int PATIENCE = 200;
    private static final int LOW_NUMBERS = 8;
    private static final String PING_1 = Frames.frame(1, 0x01);
    private static final String SOUND_1 = "ffff010200fc";

    private final List<PseudoTerminal> taken = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private long now;
    private LiveWorld world;
    private TerminalBus bus;

    @BeforeEach
    void plugIn() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this system has no pseudo-terminals");
        // A robot on this machine that waits for a lost port of a low number must not take ours for it.
        for (int i = 0; i < LOW_NUMBERS; i++) {
            taken.add(new PseudoTerminal(new CLibrary()));
        }
        world = new LiveWorld(1, this::time);
        bus = new TerminalBus(world, this::time, new Pace(false, false), paths::add);
        bus.turn();
    }

    @AfterEach
    void pullOut() {
        bus.close();
        taken.forEach(PseudoTerminal::close);
    }

    @Test
    void lerobotsHandshakeIsAnsweredAsRecorded() throws IOException {
        JsonNode connect = SharedData.json("so101/wire/lerobot_feetech_trace.json")
                .get("sections")
                .get(0);
        for (JsonNode frame : connect.get("frames")) {
            assertThat(ask(frame.get("host").asText()))
                    .isEqualTo(frame.get("servo").asText());
        }
    }

    @Test
    void aFrameInTwoPartsIsOneFrame() throws IOException {
        try (RandomAccessFile port = open()) {
            port.write(HexFormat.of().parseHex(PING_1.substring(0, 6)));
            bus.turn();
            port.write(HexFormat.of().parseHex(PING_1.substring(6)));
            assertThat(hear(port, 6)).isEqualTo(SOUND_1);
        }
    }

    @Test
    void aFrameWhoseRestDoesNotFollowIsForgotten() throws IOException {
        try (RandomAccessFile port = open()) {
            port.write(HexFormat.of().parseHex(PING_1.substring(0, 6)));
            for (int i = 0; i < PATIENCE; i++) {
                bus.turn();
            }
            port.write(HexFormat.of().parseHex(PING_1.substring(6)));
            assertThat(hear(port, 1)).isEmpty();
        }
    }

    @Test
    void whoHasSetAnotherSpeedIsNotUnderstood() throws IOException, InterruptedException {
        speed("115200");
        assertThat(ask(PING_1)).isEmpty();
        speed("1000000");
        assertThat(ask(PING_1)).isEqualTo(SOUND_1);
    }

    @Test
    void servosFollowToAnotherSpeed() throws IOException, InterruptedException {
        ask(Frames.frame(1, 0x03, 6, 1));
        assertThat(ask(PING_1)).isEmpty();
        speed("500000");
        assertThat(ask(PING_1)).isEqualTo(SOUND_1);
    }

    @Test
    void lateRepliesComeWhenTheyAreDue() throws IOException {
        world.faults().inject(new DelayReply(Aim.at(1), 5));
        long asked = now;
        assertThat(ask(PING_1)).isEqualTo(SOUND_1);
        assertThat(now - asked).isGreaterThan(5_000_000);
    }

    @Test
    void aVanishedAdapterHangsUpAndIsBackAtAnotherPath() throws IOException {
        int id = world.faults().inject(new Vanish());
        try (RandomAccessFile port = open()) {
            bus.turn();
            assertThat(port.read()).isEqualTo(-1);
        }
        world.faults().remove(id);
        bus.turn();
        assertThat(paths).hasSize(2).doesNotHaveDuplicates();
        assertThat(ask(PING_1)).isEqualTo(SOUND_1);
    }

    @Test
    void programsMayComeAndGo() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(PING_1)).isEqualTo(SOUND_1);
        }
    }

    private long time() {
        now += 100_000;
        return now;
    }

    private RandomAccessFile open() throws IOException {
        return new RandomAccessFile(paths.getLast(), "rw");
    }

    private String ask(String request) throws IOException {
        try (RandomAccessFile port = open()) {
            port.write(HexFormat.of().parseHex(request));
            return hear(port, 6);
        }
    }

    /** What comes, once there is so much of it or for as long as patience lasts. */
    private String hear(RandomAccessFile port, int least) throws IOException {
        FileInputStream in = new FileInputStream(port.getFD());
        for (int i = 0; i < PATIENCE && in.available() < least; i++) {
            bus.turn();
        }
        return HexFormat.of().formatHex(in.readNBytes(in.available()));
    }

    private void speed(String baud) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(Path.of("/bin/stty")), "this system has no stty");
        int status = new ProcessBuilder("/bin/stty", "-F", paths.getLast(), baud)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
