package org.lepetpal.lerobot.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;

/**
 * Which of the robot's cameras the policy looks through.
 *
 * @param cameras of the robot, in the policy's order
 * @param masked how many cameras that are not there are stood in for by empty pictures
 */
record Fit(List<String> cameras, int masked) {
    private static final String PREFIX = "observation.images.";
    /** LeRobot's own name for a camera that was never there. */
    private static final String EMPTY = "empty_camera_";

    Fit {
        cameras = List.copyOf(cameras);
    }

    /**
     * Compares a policy with the robot, before anything moves.
     *
     * @param robot names of the robot's cameras
     * @throws MisfitException naming both sides
     */
    static Fit of(Brain brain, Setup setup, ArmDescription arm, Set<String> robot) throws MisfitException {
        requireArm(brain, setup, arm);
        PolicyConfig policy = brain.config();
        List<String> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int leftOut = 0;
        for (String camera : policy.cameras()) {
            String source = source(camera, brain, setup);
            if (robot.contains(source)) {
                used.add(source);
            } else if (brain.canMissCameras() && (source.equals(Setup.NONE) || camera.startsWith(EMPTY))) {
                leftOut++;
            } else {
                missing.add(camera);
            }
        }
        if (!missing.isEmpty() || used.isEmpty()) {
            String remedy =
                    brain.canMissCameras() || robot.size() >= policy.cameras().size()
                            ? ": set " + setup.prefix() + "_CAMERAS=" + mending(policy, brain, setup, robot)
                            : "; it needs each of them";
            throw new MisfitException("the policy looks through the cameras " + policy.cameras() + ", the robot has "
                    + new TreeSet<>(robot) + remedy);
        }
        return new Fit(used, Math.min(leftOut, brain.emptyCameras()));
    }

    /** Compares with the arm alone. @throws MisfitException naming both sides */
    static void requireArm(Brain brain, Setup setup, ArmDescription arm) throws MisfitException {
        requireJoints("state", brain.config().stateSize(), arm);
        requireJoints("action", brain.config().actionSize(), arm);
        new Units(brain.processing().reach(), setup).require(arm);
    }

    private static String source(String camera, Brain brain, Setup setup) {
        return Optional.ofNullable(setup.cameras().get(camera))
                .or(() -> renamed(camera, brain))
                .orElse(camera);
    }

    /** The robot's name of a camera that the checkpoint itself renames. */
    private static Optional<String> renamed(String camera, Brain brain) {
        return brain.processing().renames().entrySet().stream()
                .filter(rename -> rename.getValue().equals(PREFIX + camera))
                .map(rename -> rename.getKey().replace(PREFIX, ""))
                .sorted()
                .findFirst();
    }

    /** The setting that would make it fit: cameras in order, as long as there are any. */
    private static String mending(PolicyConfig policy, Brain brain, Setup setup, Set<String> robot) {
        List<String> free = new ArrayList<>(new TreeSet<>(robot));
        policy.cameras().forEach(camera -> free.remove(source(camera, brain, setup)));
        List<String> pairs = new ArrayList<>();
        for (String camera : policy.cameras()) {
            String source = source(camera, brain, setup);
            if (robot.contains(source)) {
                pairs.add(source + ":" + camera);
            } else if (!camera.startsWith(EMPTY)) {
                pairs.add((free.isEmpty() ? Setup.NONE : free.removeFirst()) + ":" + camera);
            }
        }
        return String.join(",", pairs);
    }

    private static void requireJoints(String what, int size, ArmDescription arm) throws MisfitException {
        if (size != arm.joints().size()) {
            throw new MisfitException("the policy's " + what + " has " + size + " numbers, the arm " + arm.model() + " "
                    + arm.joints().size() + " joints; it was trained for another arm");
        }
    }
}
