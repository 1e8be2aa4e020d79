package org.lepetpal.command;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;

/** What is left of a list of targets, as a view that is made anew only when it is another one. For the control loop. */
final class Remainder {
    private List<JointAngles> targets = List.of();
    private List<JointAngles> left = List.of();

    /** Those behind the one of an index, which may lie outside; nothing is copied. */
    List<JointAngles> behind(List<JointAngles> all, long index) {
        int from = Math.clamp(index + 1, 0, all.size());
        if (targets != all || left.size() != all.size() - from) {
            targets = all;
            left = all.subList(from, all.size());
        }
        return left;
    }
}
