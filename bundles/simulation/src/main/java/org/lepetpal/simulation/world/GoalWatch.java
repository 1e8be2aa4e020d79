package org.lepetpal.simulation.world;

import java.util.List;
import org.lepetpal.simulation.servo.Servo;

/** When a host last told a servo to go somewhere else. */
final class GoalWatch {
    private final List<Servo> servos;
    private final int[] goals;
    private long changedAt;

    GoalWatch(List<Servo> servos) {
        this.servos = List.copyOf(servos);
        goals = new int[servos.size()];
    }

    /** Looks at the goals after a host has spoken. */
    void look(long steps) {
        for (int i = 0; i < goals.length; i++) {
            int goal = servos.get(i).goal();
            if (goal != goals[i]) {
                goals[i] = goal;
                changedAt = steps;
            }
        }
    }

    /** Steps of the world until then. */
    long changedAt() {
        return changedAt;
    }
}
