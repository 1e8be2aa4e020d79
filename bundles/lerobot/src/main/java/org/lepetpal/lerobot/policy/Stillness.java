package org.lepetpal.lerobot.policy;

import java.util.Optional;
import java.util.OptionalLong;
import org.lepetpal.api.arm.JointAngles;

/** Notices when a policy that has moved the arm wants it to stand still. A learned policy does not say when it is done. */
final class Stillness {
    /** Less than this is no motion, in degrees. */
    private static final double STILL_DEG = 1.5;
    /** Before the arm has been this far from where it began nothing has been done, in degrees. */
    private static final double MOVED_DEG = 5;

    private final long patienceNanos;
    private Optional<JointAngles> begin = Optional.empty();
    private boolean moved;
    private OptionalLong last = OptionalLong.empty();
    private long stillNanos;

    /** @param patienceNanos how long it has to last; 0 for for ever */
    Stillness(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /** There is no plan at the moment: time that is spent thinking does not count. */
    void pause() {
        last = OptionalLong.empty();
    }

    /**
     * @param measured where the arm is
     * @param wanted where the policy wants it a second from now
     * @return whether it has stood still long enough
     */
    boolean lasts(long nanos, JointAngles measured, JointAngles wanted) {
        begin = begin.or(() -> Optional.of(measured));
        moved |= distance(begin.get(), measured) > MOVED_DEG;
        boolean still = moved && distance(measured, wanted) <= STILL_DEG;
        stillNanos = still ? stillNanos + nanos - last.orElse(nanos) : 0;
        last = OptionalLong.of(nanos);
        return patienceNanos > 0 && still && stillNanos >= patienceNanos;
    }

    /** The gripper does not count: around an object it never gets where it is wanted. */
    private static double distance(JointAngles a, JointAngles b) {
        double largest = 0;
        for (int joint = 0; joint < a.size() - 1; joint++) {
            largest = Math.max(largest, Math.abs(a.get(joint) - b.get(joint)));
        }
        return largest;
    }
}
