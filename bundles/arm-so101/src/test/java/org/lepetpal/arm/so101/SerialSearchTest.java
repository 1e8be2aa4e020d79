package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.timebase.SteppedTimebase;

class SerialSearchTest {
    private final FakePorts ports = new FakePorts();
    private final SteppedTimebase time = new SteppedTimebase();
    private final SerialSearch search = new SerialSearch(ports, time);

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
        assertThatThrownBy(search::open)
                .hasMessage(
                        "no SO-101 on any serial port. /dev/ttyACM0: servo 4 (wrist_flex) does not answer; check its"
                                + " cable, its id and the arm's power");
        assertThat(silent.closed()).isTrue();
    }

    @Test
    void saysOfEachPortWhatIsWrongThere() {
        FakeChain other = new FakeChain();
        other.servos.get(3).put(Register.MODEL_NUMBER, 2825);
        FakeChain twins = new FakeChain();
        twins.duplicates.add(2);
        FakeChain mixed = new FakeChain();
        mixed.servos.get(6).put(Register.FIRMWARE_MINOR, 9);
        ports.busy("/dev/ttyS0");
        ports.put("/dev/ttyACM0", "L1", other);
        ports.put("/dev/ttyACM1", "L2", twins);
        ports.put("/dev/ttyACM2", "L3", mixed);
        assertThatThrownBy(search::open)
                .hasMessageStartingWith(
                        "no SO-101 on any serial port. /dev/ttyACM0: servo 3 (elbow_flex) is of model 2825")
                .hasMessageContaining(
                        "/dev/ttyACM1: servo 2 (shoulder_lift) cannot be understood; do two servos have its id")
                .hasMessageContaining("/dev/ttyACM2: the servos differ in firmware")
                .hasMessageEndingWith("/dev/ttyS0: in use");
    }

    @Test
    void aHundredPortsDoNotMakeAPageOfIt() {
        for (int i = 0; i < 100; i++) {
            ports.busy("/dev/ttyS" + i);
        }
        assertThatThrownBy(search::open)
                .hasMessageContaining("/dev/ttyS3: in use")
                .hasMessageEndingWith("And none on 96 more");
    }

    /** The adapter is known: what its arm lacks is said as of a port that an operator named. */
    @Test
    void ofAnArmThatWasTakenTheMissingServoIsNamed() throws IOException {
        ports.put("/dev/ttyACM0", "A1", new FakeChain());
        connect();
        ports.put("/dev/ttyS0", new FakeChain());
        ports.at("/dev/ttyACM0").servos.remove(3);
        assertThatThrownBy(this::connect).hasMessageStartingWith("servo 3 (elbow_flex) does not answer");
        assertThat(ports.at("/dev/ttyS0").requests)
                .as("another arm is not taken for it")
                .isEmpty();
    }

    private Connection connect() throws IOException {
        Connector connector =
                new Connector(new CalibrationDesk(Optional.empty()), TestFiles.noPoses(), (_, _) -> () -> {}, time);
        return connector.connect(search.open(), search.simulated(), (_, _) -> {}, _ -> {});
    }

    @Test
    void anArmThatWasNotTakenIsNotWaitedFor() throws IOException {
        ports.put("/dev/ttyACM0", "L9", new FakeChain());
        ports.put("/dev/ttyACM1", "M3", new FakeChain().deaf());
        search.open();
        assertThat(search.openLast().name())
                .as("it may hold something, and can be let go")
                .isEqualTo("/dev/ttyACM0");
        FakeChain refused = ports.remove("/dev/ttyACM0");
        assertThatThrownBy(search::openLast)
                .as("on no other adapter, though it is the only one")
                .hasMessage("the port on which the arm answered, /dev/ttyACM0 (adapter L9), is gone");
        ports.put("/dev/ttyACM5", "L9", refused.reopen());
        assertThat(search.openLast().name()).isEqualTo("/dev/ttyACM5");
        ports.remove("/dev/ttyACM5");
        ports.put("/dev/ttyACM2", "A1", new FakeChain());
        assertThat(search.open().name()).isEqualTo("/dev/ttyACM2");
    }

    @Test
    void anArmThatWasFoundIsWaitedForAndNoOtherOneTakenForIt() throws IOException {
        ports.put("/dev/ttyACM0", "A1", new FakeChain());
        ports.put("/dev/ttyACM1", "B2", new FakeChain());
        BusSource.OpenBus found = search.open();
        assertThat(found.name()).isEqualTo("/dev/ttyACM0");
        found.taken();
        FakeChain arm = ports.remove("/dev/ttyACM0");
        assertThatThrownBy(search::open).hasMessageContaining("A1").hasMessageContaining("not plugged in");
        ports.put("/dev/ttyACM7", "A1", arm.reopen());
        assertThat(search.open().name()).isEqualTo("/dev/ttyACM7");
        assertThat(search.openBare(500_000).name()).isEqualTo("/dev/ttyACM7");
    }

    @Test
    void whereNoArmHasAnsweredNoneIsLetGo() {
        ports.put("/dev/ttyACM0", "A1", new FakeChain().deaf());
        assertThatThrownBy(search::openLast).hasMessage("no arm has answered on any serial port yet");
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
