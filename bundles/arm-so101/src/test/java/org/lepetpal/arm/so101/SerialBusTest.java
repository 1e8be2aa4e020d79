package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.timebase.SteppedTimebase;

/** The driver through a real terminal device and jSerialComm; six pretended servos are at the other end. */
@EnabledOnOs(OS.LINUX)
@Timeout(30)
class SerialBusTest {
    /** Patient: a busy machine may not run the servos' thread for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FakeChain servos = new FakeChain();
    private PseudoTerminal line;
    private SerialBus bus;
    private Thread peer;

    @BeforeEach
    void plugIn() throws IOException {
        line = new PseudoTerminal();
        bus = SerialBus.open(line.path(), Ports.USUAL_BAUD, () -> {});
        peer = Thread.ofPlatform().daemon().start(this::answer);
    }

    @AfterEach
    void unplug() throws InterruptedException {
        bus.close();
        peer.join();
        line.close();
    }

    /** A read may give several requests, since nobody answers a sync write, or part of one. */
    private void answer() {
        byte[] pending = {};
        for (byte[] more = line.read(); more.length > 0; more = line.read()) {
            pending = join(pending, more);
            while (pending.length > 3 && pending.length >= frameLength(pending)) {
                int length = frameLength(pending);
                answer(Arrays.copyOf(pending, length));
                pending = Arrays.copyOfRange(pending, length, pending.length);
            }
        }
    }

    private void answer(byte[] request) {
        try {
            byte[] reply = servos.exchange(request, FeetechProtocol.MAX_FRAME, PATIENCE);
            if (reply.length > 0) {
                line.write(reply);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int frameLength(byte[] frame) {
        return (frame[3] & 0xFF) + 4;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void bytesGoThereAndBack() throws IOException {
        assertThat(bus.exchange(FeetechProtocol.ping(1), 6, PATIENCE))
                .containsExactly(0xFF, 0xFF, 0x01, 0x02, 0x00, 0xFC);
        byte[] all = bus.exchange(FeetechProtocol.syncRead(Joint.IDS, 56, 15), 6 * 21, PATIENCE);
        assertThat(StatusFrame.scan(all)).extracting(StatusFrame::id).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void silenceEndsWithTheTimeoutAndWhatCameTillThen() throws IOException {
        servos.servos.remove(6);
        assertThat(bus.exchange(FeetechProtocol.ping(6), 6, Duration.ofMillis(8)))
                .isEmpty();
        assertThat(bus.exchange(FeetechProtocol.ping(1), 60, Duration.ofMillis(200)))
                .hasSize(6);
    }

    @Test
    void whatCameUnaskedIsDiscarded() throws IOException {
        bus.exchange(FeetechProtocol.syncRead(Joint.IDS, 56, 15), 6 * 21 - 1, PATIENCE);
        byte[] reply = bus.exchange(FeetechProtocol.read(1, 3, 2), 8, PATIENCE);
        assertThat(StatusFrame.scan(reply)).hasSize(1);
        assertThat(reply).containsExactly(0xFF, 0xFF, 0x01, 0x04, 0x00, 0x09, 0x03, 0xEE);
    }

    @Test
    void thePortDrivesTheWholeArm() throws IOException {
        SteppedTimebase time = new SteppedTimebase();
        ServoChain chain = new ServoChain(new Patient(bus), time);
        ServoSetup.Facts facts = new ServoSetup(chain).run();
        Calibration calibration = Calibration.of(facts.stored());
        Feedback feedback = new Feedback(chain, calibration.scales(), facts.speedUnits(), time);
        JointAngles home = JointAngles.of(0, -98, 90, 50, 0, 10);
        So101Arm arm = new So101Arm(
                chain,
                calibration,
                () -> Map.of("home", home),
                feedback,
                new Recovery(chain, time),
                new Pulse(time, (_, _) -> {}));
        JointAngles sent = arm.move(JointAngles.of(10, -40, 50, 30, -20, 60));
        assertThat(arm.read().positions()).isEqualTo(sent);
    }

    @Test
    void afterCloseTheWireIsGone() {
        bus.close();
        assertThatThrownBy(() -> bus.exchange(FeetechProtocol.ping(1), 6, PATIENCE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsNotThereIsTold() {
        assertThatThrownBy(() -> new SerialPorts().open("/dev/ttyLePetPal", Ports.USUAL_BAUD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/ttyLePetPal");
    }

    private record Patient(Bus bus) implements Bus {
        @Override
        public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
            return bus.exchange(request, replyLength, PATIENCE);
        }

        @Override
        public void close() {
            bus.close();
        }
    }
}
