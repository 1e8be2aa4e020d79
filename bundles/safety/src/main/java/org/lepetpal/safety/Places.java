package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * Judges a step by where it leads: neither the target, nor the step, nor the way on which the arm would come to rest from
 * there, may lie anywhere worse than the arm is now. So whatever comes next, it can stop in time, and from a place where it
 * may not be it may always come back.
 */
final class Places {
    private static final double ROUNDING = 1e-6;
    /** The way to rest is looked at this often. */
    private static final double SECONDS = 0.01;

    private static final double REACH_METRES = 0.46;

    private final List<Place> places;

    Places(List<Place> places) {
        this.places = List.copyOf(places);
    }

    List<Place> all() {
        return places;
    }

    /** The place that speaks against it, and why; empty when none does. */
    Optional<Objection> against(JointAngles target, Setpoint next, Setpoint last, Pacer pacer) {
        for (Place place : places) {
            Optional<String> why = against(place, target, next, last, pacer);
            if (why.isPresent()) {
                return Optional.of(new Objection(place.name(), why.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> against(
            Place place, JointAngles target, Setpoint next, Setpoint last, Pacer pacer) {
        Optional<String> unknown = place.unknown(next.goal());
        if (unknown.isPresent()) {
            return unknown;
        }
        double clearance = place.clearance(next.goal());
        double aimed = target.equals(next.goal()) ? clearance : place.clearance(target);
        double worst = Math.min(Math.min(clearance, aimed), 0);
        boolean near = !place.metric() || clearance < reach(next, pacer);
        if (worst >= 0 && !near) {
            return Optional.empty();
        }
        double allowed = Math.min(0, place.clearance(last.goal())) - ROUNDING;
        Setpoint braking = next;
        while (worst >= allowed && near && !braking.rests()) {
            braking = pacer.brake(braking, SECONDS);
            worst = Math.min(worst, place.clearance(braking.goal()));
        }
        return worst >= allowed ? Optional.empty() : Optional.of(place.complaint(worst));
    }

    /** Metres that no point of the arm moves more than until it rests. */
    private static double reach(Setpoint next, Pacer pacer) {
        double degrees = 0;
        double[] accelerations = pacer.accelerations();
        for (int i = 0; i < next.velocity().length; i++) {
            degrees += next.velocity()[i] * next.velocity()[i] / (2 * accelerations[i]);
        }
        // A percent of the gripper is less than two degrees of its jaw, which is short: counted like a joint it is more.
        return Math.toRadians(degrees) * REACH_METRES;
    }

    /**
     * What speaks against a step.
     *
     * @param place name of the rule
     * @param why for people
     */
    record Objection(String place, String why) {}
}
