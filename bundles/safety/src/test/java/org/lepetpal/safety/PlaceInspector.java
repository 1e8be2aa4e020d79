package org.lepetpal.safety;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/** Judges where all joints of an arm together are told to be: no part of it in the table, the base, or a box. */
final class PlaceInspector {
    /** Metres: goals are whole steps, three of which bend an outstretched arm by as much, and the way to rest is looked at every 10 ms. */
    private static final double BETWEEN = 0.005;
    /** From the greatest speed an arm brakes in ten packets. */
    private static final int BRAKING_PACKETS = 12;

    private final List<? extends Place> places;
    private final Optional<Kinematics> geometry;
    /** How deep in each place the newest goals were, by rights: never more than those before. */
    private final Deque<double[]> recent = new ArrayDeque<>();

    PlaceInspector(List<? extends Place> places, Kinematics geometry) {
        this.places = List.copyOf(places);
        this.geometry = Optional.of(geometry);
    }

    /** @param begins whether whatever it was told before does not count: it is told to be where it is */
    void told(JointAngles goal, boolean begins, Consumer<String> complaints) {
        if (begins) {
            recent.clear();
        }
        Posture now = new Posture(goal, () -> geometry);
        double[] depths = new double[places.size()];
        for (int i = 0; i < depths.length; i++) {
            double clearance = places.get(i).clearance(now);
            depths[i] = Math.min(0, begins ? clearance : Math.max(clearance, deepest(i)));
            if (clearance < depths[i] - BETWEEN) {
                complaints.accept(places.get(i).name() + ": " + clearance + " m after " + depths[i] + " m at " + goal);
            }
        }
        recent.addLast(depths);
        if (recent.size() > BRAKING_PACKETS) {
            recent.removeFirst();
        }
    }

    /** From a place where it may not be an arm comes out, or brakes no deeper than it was when it still ran. */
    private double deepest(int place) {
        double deepest = 0;
        for (double[] depths : recent) {
            deepest = Math.min(deepest, depths[place]);
        }
        return deepest;
    }
}
