package org.lepetpal.simulation.camera;

/**
 * The light of the room: one far lamp and what comes back from walls and ceiling. Brightness 1 shows a thing in its own
 * colour. Sums are made on the coded pixel values, which is not physics, but shows the colours as they were named.
 */
final class Light {
    /** Where the lamp's light goes; from above, the left and behind the camera's usual place. */
    static final Vec DIRECTION = new Vec(-0.36, 0.34, -0.87).unit();

    /** From things to the lamp. */
    static final Vec TO_LAMP = DIRECTION.times(-1);

    static final Vec UP = new Vec(0, 0, 1);

    /** What the lamp adds to a face that is turned to it. */
    static final double LAMP = 0.56;

    /** What the room adds to a face that is turned to the horizon. */
    static final double ROOM = 0.45;

    /** By how much more or less it is for a face turned up or down. */
    static final double ROOM_FROM_ABOVE = 0.09;

    /** Largest brightness of the lamp's reflection, as a share of white. */
    static final double SHINE = 0.13;

    private Light() {}

    /** Brightness of a mirror-like reflection: the 24th power falls off as satin plastic does. */
    static double shine(double cosine) {
        if (cosine <= 0) {
            return 0;
        }
        double second = cosine * cosine;
        double fourth = second * second;
        double eighth = fourth * fourth;
        return SHINE * eighth * eighth * eighth;
    }
}
