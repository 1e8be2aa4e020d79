package org.lepetpal.api.arm;

/** Work on an arm that a person takes part in. */
public enum ProcedureKind {
    /** Tells which serial port is the arm's by unplugging it and plugging it in. */
    FIND,
    /** Gives six new servos their ids, one on the wire at a time. */
    SETUP,
    /** Centres all joints, has them swept through their range, and stores the calibration. */
    CALIBRATE
}
