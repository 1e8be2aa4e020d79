package org.lepetpal.arm.so101;

import java.util.Optional;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;

/** The driver of one arm that is set up: its parts, put together. */
final class ArmDriver {
    private final ArmLink link;
    private final PoseBook poses;
    private final Procedures procedures;
    private final CalibrationService calibration;
    private final LimpAtLast limpAtLast;

    ArmDriver(BusSource source, Ports ports, ArmFiles files, ArmShelf shelf, ArmShelf.Notices notices, Timebase time) {
        CalibrationDesk desk = new CalibrationDesk(files.calibration().map(CalibrationFile::new));
        poses = new PoseBook(new PoseFile(files.poses()));
        link = new ArmLink(source, new Connector(desk, poses, shelf, time), notices, time);
        procedures = new Procedures(link, time, kind -> procedure(kind, source, ports, desk, time));
        calibration = new CalibrationService(desk, link, time);
        limpAtLast = new LimpAtLast(source, time);
    }

    private static Procedure procedure(
            ProcedureKind kind, BusSource source, Ports ports, CalibrationDesk desk, Timebase time) {
        return switch (kind) {
            case FIND -> new FindProcedure(ports);
            case SETUP -> new SetupProcedure(source, time);
            case CALIBRATE -> new CalibrateProcedure(source, desk, time);
        };
    }

    ArmLink link() {
        return link;
    }

    ArmPoses poses() {
        return poses;
    }

    ArmProcedures procedures() {
        return procedures;
    }

    ArmCalibration calibration() {
        return calibration;
    }

    /** The arm goes limp and the port is closed. */
    void stop() {
        procedures.close(() -> link.close(false));
    }

    /** The arm goes on holding what it holds, for a successor, and goes limp should none come. */
    void stop(Succession succession) {
        procedures.close(() -> link.close(true));
        succession.orElse(limpAtLast::sendAndLeave);
    }

    ComponentHealth health() {
        ComponentHealth health = link.health();
        Optional<String> complaint = poses.complaint();
        return complaint.isPresent() && health.status() == Status.OK
                ? new ComponentHealth("arm", Status.DEGRADED, complaint.get(), health.simulated())
                : health;
    }
}
