package org.lepetpal.policy.replay.dataset;

import java.util.List;

/**
 * What an arm was told in one recorded episode.
 *
 * @param number of the episode in its dataset, from 0
 * @param fps actions a second, 1…1000
 * @param joints names, in the order of each action
 * @param actions one or more, each as long as {@code joints}, in the recording's units
 * @param tasks what was to be done, as it was written down
 */
public record Episode(int number, double fps, List<String> joints, List<double[]> actions, List<String> tasks) {
    public Episode {
        joints = List.copyOf(joints);
        actions = List.copyOf(actions);
        tasks = List.copyOf(tasks);
    }

    /** Largest number of any joint but the gripper, without its sign. */
    public double reach() {
        double reach = 0;
        for (double[] action : actions) {
            for (int joint = 0; joint < action.length - 1; joint++) {
                reach = Math.max(reach, Math.abs(action[joint]));
            }
        }
        return reach;
    }
}
