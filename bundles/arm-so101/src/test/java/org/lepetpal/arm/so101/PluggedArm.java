package org.lepetpal.arm.so101;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.timebase.SteppedTimebase;

/** An arm at {@code /dev/ttyACM0}, and the link to it, which nobody has asked to connect yet. */
final class PluggedArm {
    static final String PATH = "/dev/ttyACM0";

    final SteppedTimebase time = new SteppedTimebase();
    final FakePorts ports = new FakePorts();
    final FakeChain wire = new FakeChain();
    final List<Arm> onOffer = new ArrayList<>();
    final ArmLink link = new ArmLink(
            new SerialSource(ports, PATH),
            new Connector(
                    new CalibrationDesk(Optional.empty()),
                    TestFiles.noPoses(),
                    (arm, simulated) -> {
                        onOffer.add(arm);
                        return () -> onOffer.remove(arm);
                    },
                    time),
            _ -> () -> {},
            time);

    PluggedArm() {
        ports.put(PATH, "A1", wire);
    }
}
