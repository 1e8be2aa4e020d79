package org.lepetpal.lerobot.policy;

import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;

/** An SO-101 with one camera, {@code front}, that shows black. */
final class TestRobot implements Robot {
    private final TestFrame frame = new TestFrame(8, 6, 1, 0);
    private boolean blind;

    /** Its camera delivers no more. */
    void goBlind() {
        blind = true;
    }

    @Override
    public Optional<ArmDescription> arm() {
        return Optional.of(TestArms.so101());
    }

    @Override
    public Set<String> cameras() {
        return Set.of("front");
    }

    @Override
    public Optional<Frame> frame(String camera, Observation seen) {
        return blind || !camera.equals("front") ? Optional.empty() : Optional.of(frame.retain());
    }

    /** How many hold its frame, besides itself. */
    int framesLent() {
        return frame.holders() - 1;
    }
}
