package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.timebase.SteppedTimebase;

class SerialSearchTest {
    private final Map<String, FakeChain> ports = new LinkedHashMap<>();
    private final SerialSearch search = new SerialSearch(
            () -> new ArrayList<>(ports.keySet()),
            path -> {
                if (path.endsWith("busy")) {
                    throw new IOException("in use");
                }
                return ports.get(path);
            },
            new SteppedTimebase());

    @Test
    void findsTheFirstPortWithAnArmAndClosesTheOthers() throws IOException {
        FakeChain silent = new FakeChain();
        silent.servos.clear();
        FakeChain other = new FakeChain();
        other.servos.get(6).put(Register.MODEL_NUMBER, 1284);
        FakeChain arm = new FakeChain();
        ports.put("/dev/busy", new FakeChain());
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
        assertThat(ports.get("/dev/second").requests).isEmpty();
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
}
