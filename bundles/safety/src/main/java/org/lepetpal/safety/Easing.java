package org.lepetpal.safety;

/**
 * How fast a goal is taken back towards what it presses against: by three times its distance a second, and 6 units a second
 * at least. Ten times its distance was too fast for a gripper: its load could not follow, and the grip was gone before it was felt
 * to ease; and motors that run all at once fling what they hold.
 */
final class Easing {
    private static final double OF_DISTANCE_PER_SECOND = 3;
    private static final double SLOWEST = 6;

    private Easing() {}

    /**
     * Units per second.
     *
     * @param ahead units by which the goal is ahead of the joint; either sign
     */
    static double speed(double ahead) {
        return Math.max(SLOWEST, OF_DISTANCE_PER_SECOND * Math.abs(ahead));
    }
}
