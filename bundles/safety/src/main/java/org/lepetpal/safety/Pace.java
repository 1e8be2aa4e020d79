package org.lepetpal.safety;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;

/**
 * How fast joints may move, and how fast they may change their speed.
 *
 * @param body of the joints, per second or per second squared
 * @param gripper of the gripper
 * @param joints of single joints by name, which go before
 */
record Pace(double body, double gripper, Map<String, Double> joints) {
    Pace {
        joints = Map.copyOf(joints);
    }

    /** One value per joint of this arm. */
    double[] of(ArmDescription arm) {
        List<JointDescription> all = arm.joints();
        double[] values = new double[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = joints.getOrDefault(all.get(i).name(), i == arm.gripper() ? gripper : body);
        }
        return values;
    }

    /** A joint that the arm has not: a misspelt one would otherwise go unlimited. */
    Optional<String> mistake(String setting, ArmDescription arm) {
        List<String> names = arm.joints().stream().map(JointDescription::name).toList();
        return joints.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .map(name -> setting + " names a joint '" + name + "' that the arm has not; it has "
                        + names.stream().collect(Collectors.joining(", ")));
    }
}
