package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/** The SO-101 once it is set up. Tells its {@link Watch} of every exchange, and refuses all work once closed. */
final class So101Arm implements Arm {
    private final ServoChain chain;
    private final Scales scales;
    private final List<JointDescription> joints;
    private final Supplier<Map<String, JointAngles>> poses;
    private final List<StepRange> allowed;
    private final Feedback feedback;
    private final Torque torque;
    private final Recovery recovery;
    private final Watch watch;
    /** One caller at a time is the contract; this is for its end, which comes from elsewhere. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private Optional<ArmReading> newest = Optional.empty();
    /** What was last sent; empty while the arm is limp. */
    private Optional<int[]> goal = Optional.empty();

    private boolean closed;

    private volatile Described described;

    /** The description while the poses are these. */
    private record Described(Map<String, JointAngles> poses, ArmDescription description) {}

    /** Told how the exchanges go, from within the call; must return at once. */
    interface Watch {
        void answered(ArmReading reading);

        void failed(IOException why);
    }

    /** @param poses what is known by name now; the same object for as long as nothing is taught */
    So101Arm(
            ServoChain chain,
            Calibration calibration,
            Supplier<Map<String, JointAngles>> poses,
            Feedback feedback,
            Recovery recovery,
            Watch watch) {
        this.chain = chain;
        this.scales = calibration.scales();
        this.joints = calibration.describe();
        this.poses = poses;
        this.allowed = calibration.allowed();
        this.feedback = feedback;
        this.torque = new Torque(chain);
        this.recovery = recovery;
        this.watch = watch;
        this.described = describe(poses.get());
    }

    @Override
    public ArmDescription description() {
        Map<String, JointAngles> known = poses.get();
        Described last = described;
        if (last.poses() != known) {
            last = describe(known);
            described = last;
        }
        return last.description();
    }

    private Described describe(Map<String, JointAngles> known) {
        return new Described(known, new ArmDescription("so101", joints, known));
    }

    @Override
    public ArmReading read() throws IOException {
        return exchange(deadline -> {
            ArmReading reading = feedback.read(deadline);
            watch.answered(reading);
            newest = Optional.of(reading);
            return reading;
        });
    }

    @Override
    public JointAngles move(JointAngles target) throws IOException {
        int[] steps = scales.steps(target);
        return exchange(deadline -> {
            if (goal.isEmpty()) {
                goal = Optional.of(torque.on(deadline));
            }
            limit(steps, goal.get());
            goal = Optional.of(steps);
            chain.syncWrite(Joint.IDS, Register.GOAL_POSITION, steps);
            if (newest.isPresent()) {
                recovery.tend(newest.get(), scales, steps);
            }
            return scales.angles(steps);
        });
    }

    @Override
    public void release() throws IOException {
        exchange(deadline -> {
            torque.off(deadline);
            goal = Optional.empty();
            return goal;
        });
    }

    /** Refuses all work from now on and sends nothing more: the servos keep what they were told. Idempotent. */
    void withdraw() {
        turn.lock();
        try {
            closed = true;
        } finally {
            turn.unlock();
        }
    }

    /** Refuses all work from now on and lets the arm go limp: motors left on have burned. Idempotent. */
    void shutDown() throws IOException {
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                torque.off(chain.deadline());
            }
        } finally {
            turn.unlock();
        }
    }

    /** A joint that stands beyond its limits may stay there, or come back: a limit must not make it jump. */
    private void limit(int[] steps, int[] from) {
        for (int i = 0; i < steps.length; i++) {
            StepRange range = allowed.get(i);
            steps[i] = Math.clamp(steps[i], Math.min(range.min(), from[i]), Math.max(range.max(), from[i]));
        }
    }

    private <T> T exchange(Exchange<T> exchange) throws IOException {
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the arm was withdrawn");
            }
            return exchange.run(chain.deadline());
        } catch (IOException e) {
            watch.failed(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private interface Exchange<T> {
        T run(Deadline deadline) throws IOException;
    }
}
