package org.lepetpal.arm.so101;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.time.Timebase;

/**
 * The real driver, put together as its bundle does it, on a wire of the test's: it connects, loses the arm and finds it again as on the
 * robot. In the driver's package, whose parts are nobody else's business.
 */
public final class DriverOnWire {
    private final ArmLink link;

    /**
     * Begins to connect with the next step of time.
     *
     * @param came told each arm that can serve
     * @param went told when it cannot any more
     */
    public DriverOnWire(Bus wire, Timebase time, Consumer<Arm> came, Runnable went) {
        ArmShelf shelf = (arm, _) -> {
            came.accept(arm);
            return went::run;
        };
        PoseBook poses = new PoseBook(new PoseFile(Path.of("no such folder", "poses.json")));
        CalibrationDesk desk = new CalibrationDesk(Optional.empty());
        link = new ArmLink(new OneWire(wire), new Connector(desk, poses, shelf, time), _ -> () -> {}, time);
        link.connectSoon();
    }

    /** What it says of the arm. */
    public ComponentHealth health() {
        return link.health();
    }

    private record OneWire(Bus wire) implements BusSource {
        @Override
        public OpenBus open() {
            return new OpenBus(wire, "the wire of a test");
        }

        @Override
        public OpenBus openBare(int baud) {
            return open();
        }

        @Override
        public OpenBus openLast() {
            return open();
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }
}
