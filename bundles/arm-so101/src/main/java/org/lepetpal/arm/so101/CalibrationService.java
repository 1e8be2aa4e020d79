package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.api.time.Timebase;

/** The calibration as people see and set it. */
final class CalibrationService implements ArmCalibration {
    private final CalibrationDesk desk;
    private final ArmLink link;
    private final Timebase time;

    CalibrationService(CalibrationDesk desk, ArmLink link, Timebase time) {
        this.desk = desk;
        this.link = link;
        this.time = time;
    }

    @Override
    public Optional<Map<String, ServoCalibration>> current() {
        return desk.current().map(Calibration::byName);
    }

    @Override
    public void store(Map<String, ServoCalibration> calibration) throws IOException {
        Calibration wanted = Calibration.of(calibration);
        link.lend("a calibration is being stored");
        try {
            BusSource.OpenBus wire = open();
            try {
                ServoChain chain = new ServoChain(wire.bus(), time);
                new ServoSetup(chain).identify();
                new CalibrationWriter(chain).write(wanted.registers());
            } finally {
                wire.bus().close();
            }
            write(wanted);
        } finally {
            link.giveBack();
        }
    }

    private BusSource.OpenBus open() {
        try {
            return link.source().open();
        } catch (IOException e) {
            throw new IllegalStateException("there is no arm to store the calibration in: " + e.getMessage(), e);
        }
    }

    private void write(Calibration wanted) throws IOException {
        try {
            desk.write(wanted);
        } catch (IOException e) {
            throw new IOException("the servos hold the calibration, its file does not: " + e.getMessage(), e);
        }
    }
}
