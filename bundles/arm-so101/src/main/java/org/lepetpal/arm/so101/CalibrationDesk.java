package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ServoCalibration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which calibration counts: that of LeRobot's file where the arm has one, else what the servos hold. Both must
 * agree: a servo limits its goals by its own, whatever the file says.
 */
final class CalibrationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CalibrationDesk.class);

    private final Optional<CalibrationFile> file;
    private volatile Optional<Calibration> current = Optional.empty();

    CalibrationDesk(Optional<CalibrationFile> file) {
        this.file = file;
    }

    /** The calibration in use; where file and servos disagree, the file's. */
    Optional<Calibration> current() {
        return current;
    }

    /**
     * The arm's calibration. Where there is no file yet, it is made of what the servos hold.
     *
     * @param stored what the servos hold, in order
     * @throws IOException naming each joint that differs and both values; or when the file cannot be read or written
     * @throws IllegalArgumentException when there is no file and the servos were never calibrated
     */
    Calibration settle(List<Stored> stored) throws IOException {
        Optional<Calibration> written = file.isPresent() ? file.get().read() : Optional.empty();
        current = written;
        if (written.isPresent()) {
            compare(written.get(), stored);
            return written.get();
        }
        Calibration ofServos = Calibration.of(stored);
        if (file.isPresent()) {
            file.get().write(ofServos);
            LOG.info("the servos' calibration was written to {}", file.get().path());
        }
        current = Optional.of(ofServos);
        return ofServos;
    }

    /**
     * Writes the file, if the arm has one.
     *
     * @return where it was written; empty where the arm has no file
     */
    Optional<String> write(Calibration calibration) throws IOException {
        if (file.isPresent()) {
            file.get().write(calibration);
        }
        current = Optional.of(calibration);
        return file.map(written -> written.path().toString());
    }

    private void compare(Calibration written, List<Stored> stored) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            ServoCalibration of = written.servos().get(joint.ordinal());
            Stored in = stored.get(joint.ordinal());
            compare(differences, joint, "homing_offset", of.homingOffset(), in.homingOffset());
            compare(differences, joint, "range_min", of.rangeMin(), in.rangeMin());
            compare(differences, joint, "range_max", of.rangeMax(), in.rangeMax());
        }
        if (!differences.isEmpty()) {
            String path = file.orElseThrow().path().toString();
            throw new IOException("file and servos disagree on the calibration: " + String.join("; ", differences)
                    + ". If the file is right, ./lepetpal arm calibration store writes it into the servos; if the"
                    + " servos are, move " + path + " away, and it is made anew of theirs; if neither, ./lepetpal arm"
                    + " calibrate");
        }
    }

    private static void compare(List<String> differences, Joint joint, String field, int file, int servo) {
        if (file != servo) {
            differences.add(
                    joint.label() + " " + field + " is " + file + " in the file and " + servo + " in the servo");
        }
    }
}
