package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/**
 * Postures in a row. Looked at anew in every tick, it uses the same ones again: their bodies would be most of what a tick
 * leaves to the collector. For the holder of the kernel's turn.
 */
final class Way {
    private final Supplier<Optional<Kinematics>> kinematics;
    private final List<Posture> postures = new ArrayList<>();
    /** Of the way to rest. */
    private double[] goal = {};

    private double[] speed = {};
    private int length;

    Way(Supplier<Optional<Kinematics>> kinematics) {
        this.kinematics = kinematics;
    }

    /** Begins anew, for an arm of so many joints. */
    void begin(int joints) {
        length = 0;
        if (goal.length != joints) {
            goal = new double[joints];
            speed = new double[joints];
            postures.clear();
        }
    }

    void add(JointAngles joints) {
        if (length == postures.size()) {
            postures.add(new Posture(joints, kinematics));
        } else {
            postures.get(length).stand(joints);
        }
        length++;
    }

    /** Adds where the arm comes through when it brakes from here on, until it rests. */
    void layToRest(Setpoint from, Pacer pacer, double seconds) {
        from.goal().copy(goal);
        System.arraycopy(from.velocity(), 0, speed, 0, speed.length);
        while (!Setpoint.rests(speed)) {
            pacer.brake(goal, speed, seconds);
            if (length == postures.size()) {
                postures.add(new Posture(goal.clone(), kinematics));
            } else {
                postures.get(length).stand(goal);
            }
            length++;
        }
    }

    Posture get(int index) {
        return postures.get(index);
    }

    int length() {
        return length;
    }
}
