package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.JointAngles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Poses that the driver brings along, and over them those that were taught, which outlive the robot. */
final class PoseBook implements ArmPoses {
    private static final Logger LOG = LoggerFactory.getLogger(PoseBook.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,40}");
    /** A joint led to its limit by hand is read a step beyond it. */
    private static final double TOLERANCE = 0.1;

    private static final Map<String, JointAngles> MADE = Map.of(
            ArmDescription.HOME,
            JointAngles.of(0, -98, 90, 50, 0, 10),
            "ready",
            JointAngles.of(0, -50, 60, 40, 0, 50),
            ArmDescription.READY_TO_THROW,
            JointAngles.of(0, -60, 60, -10, 0, 40));

    private final PoseFile file;
    private final Optional<String> complaint;
    private Map<String, JointAngles> taught;
    /** The file holds something that nobody could read: it is put aside before it would be replaced. */
    private boolean unreadable;

    private volatile Map<String, JointAngles> all;
    private volatile List<Limits> limits =
            Stream.of(Joint.values()).map(Limits::of).toList();

    private record Limits(String joint, double min, double max) {
        static Limits of(Joint joint) {
            return joint == Joint.GRIPPER
                    ? new Limits(joint.label(), 0, 100)
                    : new Limits(joint.label(), joint.min(), joint.max());
        }

        boolean contains(double value) {
            return value >= min - TOLERANCE && value <= max + TOLERANCE;
        }
    }

    /** Reads the file; one that cannot be read is as if it were empty, and is told by {@link #complaint}. */
    PoseBook(PoseFile file) {
        this.file = file;
        Optional<String> wrong = Optional.empty();
        try {
            taught = file.read();
        } catch (IOException e) {
            LOG.error("taught poses are not known: {}", e.getMessage());
            wrong = Optional.of(e.getMessage());
            taught = Map.of();
        }
        unreadable = wrong.isPresent();
        complaint = wrong;
        all = merge(taught);
    }

    /** What was wrong with the file at the start. */
    Optional<String> complaint() {
        return complaint;
    }

    /** The arm is connected: its own limits hold for what is taught. */
    void limits(List<JointDescription> joints) {
        limits = joints.stream()
                .map(joint -> new Limits(joint.name(), joint.min(), joint.max()))
                .toList();
    }

    /** The same object for as long as nothing is taught or forgotten. */
    @Override
    public Map<String, JointAngles> all() {
        return all;
    }

    @Override
    public synchronized void save(String name, JointAngles pose) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' cannot be a pose's name: use lower case letters, digits, - and _, at most 40 of them");
        }
        require(pose);
        Map<String, JointAngles> more = new HashMap<>(taught);
        more.put(name, pose);
        store(more);
    }

    @Override
    public synchronized void forget(String name) throws IOException {
        Map<String, JointAngles> fewer = new HashMap<>(taught);
        if (fewer.remove(name) == null) {
            throw new IllegalArgumentException("no pose named '" + name + "' was taught");
        }
        store(fewer);
    }

    private void require(JointAngles pose) {
        List<Limits> now = limits;
        if (pose.size() != now.size()) {
            throw new IllegalArgumentException("a pose has " + now.size() + " joints, not " + pose.size());
        }
        for (int i = 0; i < now.size(); i++) {
            Limits joint = now.get(i);
            if (!joint.contains(pose.get(i))) {
                throw new IllegalArgumentException("%s = %.1f is out of its limits %.1f…%.1f"
                        .formatted(joint.joint(), pose.get(i), joint.min(), joint.max()));
            }
        }
    }

    private void store(Map<String, JointAngles> poses) throws IOException {
        if (unreadable) {
            file.putAside();
            unreadable = false;
        }
        file.write(poses);
        taught = Map.copyOf(poses);
        all = merge(taught);
    }

    private static Map<String, JointAngles> merge(Map<String, JointAngles> taught) {
        Map<String, JointAngles> merged = new HashMap<>(MADE);
        merged.putAll(taught);
        return Map.copyOf(merged);
    }
}
