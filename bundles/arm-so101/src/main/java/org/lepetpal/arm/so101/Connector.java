package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;

/** Makes an arm of an open wire and puts it on offer. */
final class Connector {
    private final CalibrationDesk calibrations;
    private final PoseBook poses;
    private final ArmShelf shelf;
    private final Timebase time;

    Connector(CalibrationDesk calibrations, PoseBook poses, ArmShelf shelf, Timebase time) {
        this.calibrations = calibrations;
        this.poses = poses;
        this.shelf = shelf;
        this.time = time;
    }

    /**
     * Takes a few tenths of a second on a real wire, which is closed when it fails.
     *
     * @param onLoss told when the arm is lost, from within a caller's tick
     * @param onAlarm told when a servo's alarm begins or ends, from within a caller's tick
     * @throws IOException naming what is wrong with the servos, their calibration, where the joints stand, or the wire
     * @throws IllegalArgumentException when the arm was never calibrated
     */
    Connection connect(
            BusSource.OpenBus wire, boolean simulated, BiConsumer<Pulse, String> onLoss, Consumer<String> onAlarm)
            throws IOException {
        boolean offered = false;
        try {
            Alarms alarms = new Alarms(onAlarm);
            ServoChain chain = new ServoChain(wire.bus(), time, alarms);
            ServoSetup.Facts facts = new ServoSetup(chain).run();
            Calibration calibration = calibrations.settle(facts.stored());
            new Whereabouts(calibration).check(chain);
            poses.limits(calibration.describe());
            Pulse pulse = new Pulse(time, onLoss);
            Feedback feedback = new Feedback(chain, calibration.scales(), facts.speedUnits(), time);
            Recovery recovery = new Recovery(chain, time);
            wire.taken();
            So101Arm arm = new So101Arm(chain, calibration, poses::all, feedback, recovery, pulse);
            Connection connection = new Connection(wire, chain, arm, pulse, alarms, shelf.offer(arm, simulated));
            offered = true;
            return connection;
        } finally {
            if (!offered) {
                wire.bus().close();
            }
        }
    }
}
