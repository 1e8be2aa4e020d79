package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.simulation.fault.Aim;
import org.lepetpal.simulation.fault.DelayReply;
import org.lepetpal.simulation.fault.DropReply;
import org.lepetpal.simulation.fault.LeadingGarbage;
import org.lepetpal.simulation.fault.Vanish;
import org.lepetpal.simulation.servo.Frames;

/** When bytes arrive, on a wire whose time stands still but for what it takes itself. */
class SimulatedBusTest {
    private static final Duration TIMEOUT = Duration.ofMillis(8);
    private static final String SOUND_1 = "ffff010200fc";
    private static final String SOUND_2 = "ffff020200fb";

    private final HandTime time = new HandTime();
    private final LiveWorld world = new LiveWorld(1, time::nanoTime);
    private final SimulatedBus bus = new SimulatedBus(world, time.wire());

    @Test
    void aReplyWithinTheLimitIsOnlyLate() throws IOException {
        world.faults().inject(new DelayReply(Aim.at(1), 8));
        assertThat(ping(1)).isEqualTo(SOUND_1);
    }

    @Test
    void aReplyBeyondTheLimitComesIntoALaterExchange() throws IOException {
        world.faults().inject(new DelayReply(Aim.at(1).times(1), 20));
        assertThat(ping(1)).isEmpty(); // waits until 8 ms
        assertThat(ping(2)).isEqualTo(SOUND_2);
        world.faults().inject(new DropReply(Aim.at(2).times(2)));
        assertThat(ping(2)).isEmpty(); // until 16 ms
        assertThat(ping(2)).isEqualTo(SOUND_1); // at 20 ms: what servo 1 said, before nothing of servo 2
        assertThat(ping(2)).isEqualTo(SOUND_2);
    }

    @Test
    void whatHasComeBeforeARequestIsDiscarded() throws IOException {
        world.faults().inject(new DelayReply(Aim.at(1).times(1), 20));
        assertThat(ping(1)).isEmpty();
        time.pass(Duration.ofMillis(30));
        assertThat(ping(2)).isEqualTo(SOUND_2);
    }

    @Test
    void staleBytesTakeThePlaceOfTheReplyThatIsWaitedFor() throws IOException {
        world.faults().inject(new DelayReply(Aim.at(1).times(1), 10));
        world.faults().inject(new DelayReply(Aim.at(2).times(1), 5));
        assertThat(ping(1)).isEmpty(); // until 8 ms, its reply comes at 10, that of servo 2 at 13
        assertThat(ping(2)).isEqualTo(SOUND_1);
        assertThat(ping(3)).isEqualTo("ffff030200fa");
    }

    @Test
    void onlySoMuchIsTakenAsIsWaitedFor() throws IOException {
        world.faults().inject(new LeadingGarbage(Aim.at(1).times(1), "ff"));
        assertThat(ping(1)).isEqualTo("ffffff010200");
        assertThat(ping(2)).isEqualTo(SOUND_2);
    }

    @Test
    void aVanishedAdapterFailsAtOnce() {
        world.faults().inject(new Vanish());
        assertThatThrownBy(() -> ping(1)).isInstanceOf(IOException.class).hasMessageContaining("unplugged");
    }

    /** Whoever pulls it within his turn knows that nothing reaches the servos after it. */
    @Test
    @Timeout(30)
    void whoWaitsForHisTurnWhileItIsPulledComesTooLate() throws InterruptedException {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread host = new Thread(() -> {
            try {
                ping(1);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        world.change(room -> {
            host.start();
            while (host.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            bus.close();
        });
        host.join();
        assertThat(failure.get()).hasMessage("the simulated bus is unplugged");
    }

    private String ping(int id) throws IOException {
        byte[] request = HexFormat.of().parseHex(Frames.frame(id, 0x01));
        return HexFormat.of().formatHex(bus.exchange(request, 6, TIMEOUT));
    }
}
