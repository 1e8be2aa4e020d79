package org.lepetpal.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.testkit.TestArms;

/** Knows home; takes poses of six joints; its disk may be full. */
final class FakePoses implements ArmPoses {
    private final Map<String, JointAngles> taught = new HashMap<>();
    private boolean full;

    void fill() {
        full = true;
    }

    @Override
    public Map<String, JointAngles> all() {
        Map<String, JointAngles> all = new HashMap<>(taught);
        all.putIfAbsent(ArmDescription.HOME, TestArms.HOME);
        return all;
    }

    @Override
    public void save(String name, JointAngles pose) throws IOException {
        if (full) {
            throw new IOException("/data/poses.json: no space left");
        }
        if (pose.size() != 6) {
            throw new IllegalArgumentException("a pose has 6 joints, not " + pose.size());
        }
        taught.put(name, pose);
    }

    @Override
    public void forget(String name) {
        if (taught.remove(name) == null) {
            throw new IllegalArgumentException("no pose named '" + name + "' was taught");
        }
    }
}
