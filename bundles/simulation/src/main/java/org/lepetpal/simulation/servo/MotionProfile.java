package org.lepetpal.simulation.servo;

/** The moving set-point inside a servo: runs to its goal with limited speed and acceleration (a trapezoid of speed). */
final class MotionProfile {
    private double position;
    private double speed;

    /** Stands still here. */
    void restart(double at) {
        position = at;
        speed = 0;
    }

    double position() {
        return position;
    }

    double speed() {
        return speed;
    }

    /**
     * @param goal where to
     * @param maxSpeed units per second
     * @param acceleration units per second squared
     * @param seconds since the last call
     */
    void advance(double goal, double maxSpeed, double acceleration, double seconds) {
        double gain = acceleration * seconds;
        double distance = Math.abs(goal - position);
        // Braking distance counted in whole steps of time, so that the set-point arrives with speed 0 and not beyond.
        double braking = Math.sqrt(0.25 * gain * gain + 2 * acceleration * distance) - 0.5 * gain;
        double wished = Math.copySign(Math.min(maxSpeed, braking), goal - position);
        speed += Math.clamp(wished - speed, -gain, gain);
        double travel = speed * seconds;
        boolean arrives = distance <= Math.abs(travel) && Math.signum(travel) == Math.signum(goal - position);
        if (distance == 0 && Math.abs(speed) <= gain || arrives && Math.abs(speed) <= 2 * gain) {
            restart(goal);
        } else {
            position += travel;
        }
    }
}
