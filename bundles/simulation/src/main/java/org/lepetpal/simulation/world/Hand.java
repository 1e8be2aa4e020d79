package org.lepetpal.simulation.world;

import java.util.EnumMap;
import java.util.Map;
import org.lepetpal.simulation.servo.Torque;

/**
 * A person's hand on the arm: takes joints and leads them to a place, as a damped spring of limited strength. What it does
 * not hold is left to itself.
 */
final class Hand {
    /** About what a hand at the elbow manages without effort, a little more than a servo: N·m. */
    private static final double STRENGTH = 3;

    private static final double STIFFNESS = 60;
    private static final double DAMPING = 1.5;

    private final Map<Segment, Way> ways = new EnumMap<>(Segment.class);

    /**
     * Takes a joint, or leads it elsewhere.
     *
     * @param from where it stands, radians
     * @param to where to, radians
     * @param seconds time for the way, more than 0
     */
    void lead(Segment segment, double from, double to, double seconds) {
        ways.put(segment, new Way(from, to, seconds));
    }

    void letGo() {
        ways.clear();
    }

    /** What it does to a joint that stands at {@code angle} during the next {@code seconds}. */
    Torque pull(Segment segment, double angle, double seconds) {
        Way way = ways.get(segment);
        if (way == null) {
            return Torque.NONE;
        }
        double push = STIFFNESS * (way.advance(seconds) - angle);
        return Math.abs(push) > STRENGTH
                ? new Torque(Math.copySign(STRENGTH, push), DAMPING)
                : new Torque(push, STIFFNESS * seconds + DAMPING);
    }

    /** A smooth way that is gone along in time. */
    private static final class Way {
        private final double from;
        private final double to;
        private final double total;
        private double passed;

        Way(double from, double to, double total) {
            this.from = from;
            this.to = to;
            this.total = total;
        }

        double advance(double seconds) {
            passed = Math.min(total, passed + seconds);
            double t = passed / total;
            return from + (to - from) * t * t * (3 - 2 * t);
        }
    }
}
