package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.arm.so101.DriverOnWire;
import org.lepetpal.simulation.fault.Aim;
import org.lepetpal.simulation.fault.Fault;
import org.lepetpal.simulation.fault.NegativePosition;
import org.lepetpal.simulation.fault.PositionWrap;
import org.lepetpal.timebase.SteppedTimebase;

/** What {@link PlausiblePosition} cannot find out, since it knows no place before: an arm that is wrong when it comes. */
class WrongFromTheStartTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final LooseServos servos = new LooseServos(time);
    private final List<Arm> offered = new ArrayList<>();

    static Stream<Fault> wrong() {
        return Stream.of(
                new PositionWrap(Aim.at(2)),
                new NegativePosition(Aim.at(2), -5),
                new NegativePosition(Aim.at(2), -2000));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theDriverOffersNoneThatCannotStandWhereItIsSaidTo(Fault fault) {
        servos.place(Rig.MIDDLE);
        int injected = servos.faults().inject(fault);
        DriverOnWire driver = new DriverOnWire(servos, time, offered::add, offered::clear);
        time.advance(Duration.ofSeconds(20));
        assertThat(offered).isEmpty();
        assertThat(driver.health().detail()).startsWith("shoulder_lift stands at step");
        assertThat(servos.powered()).isFalse();
        servos.faults().remove(injected);
        time.advance(Duration.ofSeconds(5));
        assertThat(offered).as("once it is right").hasSize(1);
    }
}
