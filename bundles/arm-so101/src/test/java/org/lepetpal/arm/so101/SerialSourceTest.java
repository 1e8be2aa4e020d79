package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth.Status;

/** Which adapter counts as the arm's at a port that an operator named. */
class SerialSourceTest {
    private final PluggedArm plugged = new PluggedArm();

    @AfterEach
    void close() {
        plugged.link.close(true);
    }

    @Test
    void whatIsNoArmAtThePathKeepsTheArmFromNothing() {
        FakeChain arm = plugged.ports.remove(PluggedArm.PATH);
        plugged.ports.put(PluggedArm.PATH, "ARDUINO", new FakeChain().deaf());
        connect();
        assertThat(plugged.link.health().status()).isEqualTo(Status.DOWN);
        plugged.ports.remove(PluggedArm.PATH);
        plugged.ports.put(PluggedArm.PATH, "A1", arm.reopen());
        connect();
        assertThat(plugged.link.health().status())
                .as(plugged.link.health().detail())
                .isEqualTo(Status.OK);
    }

    @Test
    void anArmThatServedIsFoundUnderAnotherPathAndNoOtherOneTakenForIt() {
        connect();
        FakeChain arm = plugged.ports.remove(PluggedArm.PATH);
        plugged.ports.put(PluggedArm.PATH, "B2", new FakeChain());
        plugged.link.wireGone("test");
        time(0);
        assertThat(plugged.link.health().detail()).contains("A1 is not plugged in");
        plugged.ports.put("/dev/ttyACM5", "A1", arm.reopen());
        time(5_000);
        assertThat(plugged.link.health().detail()).isEqualTo("SO-101 on /dev/ttyACM5");
    }

    private void connect() {
        plugged.link.connectSoon();
        time(0);
    }

    private void time(long millis) {
        plugged.time.advance(Duration.ofMillis(millis));
    }
}
