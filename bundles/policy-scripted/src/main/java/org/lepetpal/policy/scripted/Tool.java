package org.lepetpal.policy.scripted;

/**
 * How the gripper points. From the arm's geometry (the URDF): with the tool level and the wrist not rolled the moving
 * jaw is above the fixed one; a positive roll carries it to the left; the wrist is mounted 2.79° askew.
 *
 * @param yawDeg direction of the tool seen from above, left positive
 * @param elevationDeg angle above the horizontal, −90 straight down
 * @param rollDeg the wrist's roll joint
 */
record Tool(double yawDeg, double elevationDeg, double rollDeg) {
    private static final double ROLL_MOUNT_DEG = -2.79;

    /** Unit vector from the palm to the tip. */
    Vec along() {
        double elevation = Math.toRadians(elevationDeg);
        return radial().times(Math.cos(elevation)).plus(Vec.UP.times(Math.sin(elevation)));
    }

    /** Unit vector from the fixed jaw to the moving jaw. */
    Vec acrossJaws() {
        double elevation = Math.toRadians(elevationDeg);
        double roll = Math.toRadians(rollDeg + ROLL_MOUNT_DEG);
        Vec unrolled = radial().times(-Math.sin(elevation)).plus(Vec.UP.times(Math.cos(elevation)));
        Vec left = new Vec(-radial().y(), radial().x(), 0);
        return unrolled.times(Math.cos(roll)).plus(left.times(Math.sin(roll)));
    }

    private Vec radial() {
        double yaw = Math.toRadians(yawDeg);
        return new Vec(Math.cos(yaw), Math.sin(yaw), 0);
    }
}
