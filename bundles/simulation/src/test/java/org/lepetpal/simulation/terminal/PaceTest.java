package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.wire.Line;

class PaceTest {
    private static final List<Reply> TWO = List.of(new Reply(1, new byte[8], 0), new Reply(2, new byte[8], 0));
    private final Line line = new Line();

    @Test
    void withoutPacingEverythingIsThereAtOnce() {
        new Pace(false, false).carry(14, TWO, 1_000_000, 500, line);
        assertThat(line.receive(99, 500).bytes()).hasSize(16);
    }

    @Test
    void aByteTakesTenMicrosecondsAtAMegabaud() {
        new Pace(true, false).carry(14, TWO, 1_000_000, 0, line);
        assertThat(line.receive(99, 219_999).bytes()).isEmpty();
        assertThat(line.receive(99, 220_000).bytes()).hasSize(8);
        assertThat(line.receive(99, 299_999).bytes()).isEmpty();
        assertThat(line.receive(99, 300_000).bytes()).hasSize(8);
    }

    @Test
    void aSecondRequestWaitsForTheWire() {
        Pace pace = new Pace(true, false);
        pace.carry(26, List.of(), 1_000_000, 0, line);
        pace.carry(14, TWO, 1_000_000, 0, line);
        assertThat(line.next()).hasValue(480_000);
    }

    @Test
    void usbHandsOverOnceAMillisecond() {
        new Pace(true, true).carry(14, TWO, 1_000_000, 3_000_000, line);
        assertThat(line.receive(99, 3_999_999).bytes()).isEmpty();
        assertThat(line.receive(99, 4_000_000).bytes()).hasSize(16);
    }
}
