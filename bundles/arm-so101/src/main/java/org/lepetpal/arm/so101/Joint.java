package org.lepetpal.arm.so101;

import java.util.List;
import java.util.stream.Stream;

/** The six joints in LeRobot's order, with the limits of {@code so101_new_calib.urdf} in degrees. */
enum Joint {
    SHOULDER_PAN("shoulder_pan", 1, 198, Math.toDegrees(-1.91986), Math.toDegrees(1.91986)),
    SHOULDER_LIFT("shoulder_lift", 2, 200, Math.toDegrees(-1.74533), Math.toDegrees(1.74533)),
    ELBOW_FLEX("elbow_flex", 3, 187, Math.toDegrees(-1.69), Math.toDegrees(1.69)),
    WRIST_FLEX("wrist_flex", 4, 198, Math.toDegrees(-1.65806), Math.toDegrees(1.65806)),
    WRIST_ROLL("wrist_roll", 5, 336, Math.toDegrees(-2.74385), Math.toDegrees(2.84121)),
    GRIPPER("gripper", 6, 120, Math.toDegrees(-0.174533), Math.toDegrees(1.74533));

    /** All of them: {@link #values} makes a copy each time. */
    static final List<Joint> ALL = List.of(values());

    /** Ids of all servos, in the joints' order. */
    static final List<Integer> IDS = Stream.of(values()).map(Joint::id).toList();

    private final String label;
    private final int id;
    private final int travel;
    private final double min;
    private final double max;

    Joint(String label, int id, int travel, double min, double max) {
        this.label = label;
        this.id = id;
        this.travel = travel;
        this.min = min;
        this.max = max;
    }

    /** LeRobot's name. */
    String label() {
        return label;
    }

    /** Number of its servo on the bus. */
    int id() {
        return id;
    }

    /** The joint of that servo. */
    static String name(int id) {
        return Stream.of(values())
                .filter(joint -> joint.id == id)
                .map(Joint::label)
                .findFirst()
                .orElse("unknown");
    }

    /** Number and name, for a message. */
    static String servo(int id) {
        return "servo " + id + " (" + name(id) + ")";
    }

    /** Degrees that it turns from end to end, the least of six public SO-101 calibrations. */
    int travel() {
        return travel;
    }

    /** Smallest angle in degrees. */
    double min() {
        return min;
    }

    /** Largest angle in degrees. */
    double max() {
        return max;
    }

    boolean contains(double degrees) {
        return degrees >= min && degrees <= max;
    }
}
