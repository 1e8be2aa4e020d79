package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/**
 * Judges a step by where it leads: neither the target, nor the step, nor the way on which the arm would come to rest
 * from there, may lie anywhere worse than the arm is now. So whatever comes next, it can stop in time, and from a
 * place where it may not be it may always come back.
 */
final class Places {
    private static final double ROUNDING = 1e-6;
    /** Metres by which the bow of the way to rest may come nearer than its ends. */
    private static final double ON_THE_WAY = 1e-4;
    /** The way to rest is looked at this often. */
    private static final double SECONDS = 0.01;

    private static final int LAST = 0;
    private static final int NEXT = 1;
    private static final int TARGET = 2;
    private static final int TO_REST = 3;

    private static final double REACH_METRES = 0.46;

    private final List<Place> places;
    private final Supplier<Optional<Kinematics>> kinematics;
    private final Way way;

    Places(List<Place> places, Supplier<Optional<Kinematics>> kinematics) {
        this.places = List.copyOf(places);
        this.kinematics = kinematics;
        this.way = new Way(kinematics);
    }

    List<String> names() {
        return places.stream().map(Place::name).toList();
    }

    /** What speaks against being there, by the name of the place. Any thread. */
    List<Objection> against(JointAngles there) {
        Posture posture = new Posture(there, kinematics);
        return places.stream()
                .flatMap(place -> place.objection(posture).map(why -> new Objection(place.name(), why)).stream())
                .toList();
    }

    /** The place that speaks against it, and why; empty when none does. For the holder of the kernel's turn. */
    Optional<Objection> against(JointAngles target, Setpoint next, Setpoint last, Pacer pacer) {
        way.begin(target.size());
        way.add(last.goal());
        way.add(next.goal());
        way.add(target);
        int wanted = target.equals(next.goal()) ? NEXT : TARGET;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Optional<String> why = against(place, wanted, next, pacer);
            if (why.isPresent()) {
                return Optional.of(new Objection(place.name(), why.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Judges by the way: where the arm was, where it goes, where it is wanted, and from the first place on that asks, to
     * rest.
     *
     * @param wanted where on the way it is wanted
     */
    private Optional<String> against(Place place, int wanted, Setpoint next, Pacer pacer) {
        Optional<String> unknown = place.unknown(way.get(NEXT));
        if (unknown.isPresent()) {
            return unknown;
        }
        double clearance = place.clearance(way.get(NEXT));
        double worst = Math.min(clearance, place.clearance(way.get(wanted)));
        boolean near = !place.metric() || clearance < reach(next, pacer);
        if (worst >= 0 && !near) {
            return Optional.empty();
        }
        if (worst < Math.min(0, place.clearance(way.get(LAST))) - ROUNDING) {
            return Optional.of(place.complaint(worst));
        }
        if (way.length() == TO_REST) {
            way.layToRest(next, pacer, SECONDS);
        }
        double least = clearance;
        for (int i = TO_REST; i < way.length(); i++) {
            least = Math.min(least, place.clearance(way.get(i)));
        }
        return least >= Math.min(0, clearance) - ON_THE_WAY ? Optional.empty() : Optional.of(place.complaint(least));
    }

    /** Metres that no point of the arm moves more than until it rests. */
    private static double reach(Setpoint next, Pacer pacer) {
        double degrees = 0;
        double[] accelerations = pacer.accelerations();
        for (int i = 0; i < next.velocity().length; i++) {
            degrees += next.velocity()[i] * next.velocity()[i] / (2 * accelerations[i]);
        }
        // A percent of the gripper is less than two degrees of its jaw, which is short: counted like a joint it is
        // more.
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
