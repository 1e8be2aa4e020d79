package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.timebase.SteppedTimebase;

class SerialSearchTest {
    private final FakePorts ports = new FakePorts();
    private final SerialSearch search = new SerialSearch(ports, new SteppedTimebase());

    @Test
    void findsTheFirstPortWithAnArmAndClosesTheOthers() throws IOException {
        FakeChain silent = new FakeChain();
        silent.servos.clear();
        FakeChain other = new FakeChain();
        other.servos.get(6).put(Register.MODEL_NUMBER, 1284);
        FakeChain arm = new FakeChain();
        ports.busy("/dev/busy");
        ports.put("/dev/silent", silent);
        ports.put("/dev/other", other);
        ports.put("/dev/arm", arm);
        ports.put("/dev/second", new FakeChain());
        BusSource.OpenBus found = search.open();
        assertThat(found.name()).isEqualTo("/dev/arm");
        assertThat(found.bus()).isSameAs(arm);
        assertThat(silent.closed()).isTrue();
        assertThat(other.closed()).isTrue();
        assertThat(arm.closed()).isFalse();
        assertThat(ports.at("/dev/second").requests).isEmpty();
    }

    @Test
    void saysWhatItLookedAt() {
        assertThatThrownBy(search::open).hasMessage("no serial port; plug the arm in");
        FakeChain silent = new FakeChain();
        silent.servos.remove(4);
        ports.put("/dev/ttyACM0", silent);
        assertThatThrownBy(search::open).hasMessageContaining("no SO-101").hasMessageContaining("/dev/ttyACM0");
        assertThat(List.copyOf(silent.requests)).isNotEmpty();
    }

    @Test
    void anArmThatWasFoundIsWaitedForAndNoOtherOneTakenForIt() throws IOException {
        ports.put("/dev/ttyACM0", "A1", new FakeChain());
        ports.put("/dev/ttyACM1", "B2", new FakeChain());
        assertThat(search.open().name()).isEqualTo("/dev/ttyACM0");
        FakeChain arm = ports.remove("/dev/ttyACM0");
        assertThatThrownBy(search::open).hasMessageContaining("A1").hasMessageContaining("not plugged in");
        ports.put("/dev/ttyACM7", "A1", arm.reopen());
        assertThat(search.open().name()).isEqualTo("/dev/ttyACM7");
        assertThat(search.openBare(500_000).name()).isEqualTo("/dev/ttyACM7");
    }

    @Test
    void newServosAreLookedForOnTheOnlyAdapter() throws IOException {
        ports.put("/dev/ttyS0", new FakeChain());
        assertThatThrownBy(() -> search.openBare(1_000_000)).hasMessageContaining("no USB adapter");
        ports.put("/dev/ttyACM0", "A1", new FakeChain());
        assertThat(search.openBare(500_000).name()).isEqualTo("/dev/ttyACM0");
        ports.put("/dev/ttyACM1", "B2", new FakeChain());
        assertThatThrownBy(() -> search.openBare(1_000_000))
                .hasMessageContaining("A1")
                .hasMessageContaining("B2");
    }
}
