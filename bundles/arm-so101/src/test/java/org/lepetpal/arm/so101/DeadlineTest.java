package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lepetpal.timebase.SteppedTimebase;

class DeadlineTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final ServoChain chain = new ServoChain(new FakeChain(), time);

    /** Of six servos' feedback, six positions, and the answer to a ping. */
    @Test
    void aReplyHasFiveMillisecondsHoweverShortItIs() {
        for (int bytes : new int[] {140, 62, 12}) {
            assertThat(chain.deadline().left(bytes)).as("%d bytes", bytes).isEqualTo(Duration.ofMillis(5));
            assertThat(chain.switching().left(bytes)).as("%d bytes", bytes).isEqualTo(Duration.ofMillis(5));
        }
    }

    @Test
    void aLongOneHasTheTimeOfItsBytesBesides() {
        assertThat(chain.deadline().left(200)).isEqualTo(Duration.ofNanos(5_600_000));
    }

    @Test
    void theCallsEndComesFirst() {
        Deadline deadline = chain.deadline();
        time.advance(Duration.ofMillis(6));
        assertThat(deadline.left(62)).isEqualTo(Duration.ofMillis(2));
        assertThat(deadline.listening(6)).isEqualTo(Duration.ofMillis(2));
        assertThat(deadline.allows(62)).isTrue();
        assertThat(deadline.allows(140)).isFalse();
    }
}
