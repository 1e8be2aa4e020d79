package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.timebase.SteppedTimebase;

class ServoChainTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeChain wire = new FakeChain();
    private final ServoChain chain = new ServoChain(wire, time);

    @Test
    void readsWritesAndPings() throws IOException {
        assertThat(chain.ping(3, chain.deadline())).isZero();
        assertThat(chain.read(1, Register.MODEL_NUMBER, chain.deadline())).isEqualTo(777);
        chain.write(6, Register.GOAL_POSITION, -5, chain.deadline());
        assertThat(wire.servos.get(6).get(Register.GOAL_POSITION)).isEqualTo(-5);
        assertThat(chain.glitches()).isZero();
    }

    @Test
    void anAlarmIsReadFromEveryReply() throws IOException {
        wire.servos.get(6).alarm(0x20);
        assertThat(chain.ping(6, chain.deadline())).isEqualTo(0x20);
        assertThat(chain.syncRead(List.of(5, 6), 56, 2, chain.deadline()).get(1).faults())
                .isEqualTo(0x20);
    }

    @Test
    void twoGlitchesAreRetriedAtOnceAndCounted() throws IOException {
        wire.spoilers.add(reply -> new byte[0]);
        wire.spoilers.add(reply -> {
            reply[reply.length - 2] ^= 0x10;
            return reply;
        });
        assertThat(chain.syncRead(Joint.IDS, 56, 2, chain.deadline()))
                .extracting(StatusFrame::id)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(wire.requests).hasSize(3);
        assertThat(chain.glitches()).isEqualTo(2);
    }

    @Test
    void theThirdFailureIsTold() {
        for (int i = 0; i < 3; i++) {
            wire.spoilers.add(reply -> new byte[0]);
        }
        assertThatThrownBy(() -> chain.ping(4, chain.deadline()))
                .isInstanceOf(NoReplyException.class)
                .hasMessage("no sound answer from servo 4 (wrist_flex)");
        assertThat(wire.requests).hasSize(3);
    }

    @Test
    void aSilentServoAmongOthersIsNamed() {
        wire.servos.remove(5);
        wire.servos.remove(2);
        assertThatThrownBy(() -> chain.syncRead(Joint.IDS, 56, 2, chain.deadline()))
                .hasMessage("no sound answer from servo 2 (shoulder_lift), servo 5 (wrist_roll)");
    }

    @Test
    void theAnswerOfAnotherServoIsNotTaken() {
        for (int i = 0; i < 3; i++) {
            wire.spoilers.add(reply -> {
                reply[2] = 2;
                reply[reply.length - 1] -= 1;
                return reply;
            });
        }
        assertThatThrownBy(() -> chain.read(1, Register.PRESENT_POSITION, chain.deadline()))
                .isInstanceOf(NoReplyException.class);
    }

    @Test
    void aGoneWireIsNoGlitch() {
        wire.unplug(true);
        assertThatThrownBy(() -> chain.ping(1, chain.deadline()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoReplyException.class);
        assertThat(chain.glitches()).isZero();
    }

    @Test
    void retriesEndWhereNoAnswerCouldComeWithinTheBudgetOf8Milliseconds() {
        List<Duration> waits = new ArrayList<>();
        ServoChain slow = new ServoChain(
                new Bus() {
                    @Override
                    public byte[] exchange(byte[] request, int replyLength, Duration timeout) {
                        waits.add(timeout);
                        time.advance(timeout);
                        return new byte[0];
                    }

                    @Override
                    public void close() {
                        // Nothing to give back.
                    }
                },
                time);
        long before = time.nanoTime();
        assertThatThrownBy(() -> slow.ping(1, slow.deadline())).isInstanceOf(NoReplyException.class);
        assertThat(waits).containsExactly(Duration.ofMillis(5), Duration.ofMillis(3));
        assertThat(time.nanoTime() - before).isEqualTo(8_000_000);

        waits.clear();
        Deadline begun = slow.deadline();
        time.advance(Duration.ofNanos(2_440_000));
        assertThatThrownBy(() -> slow.ping(1, begun)).isInstanceOf(NoReplyException.class);
        assertThat(waits)
                .as("of 0.56 ms that are left no answer would come any more")
                .containsExactly(Duration.ofMillis(5));
    }
}
