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
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

/** The SO-101 once it is set up. Tells its {@link Watch} of every exchange, and refuses all work once closed. */
final class So101Arm implements Arm {
    private final ServoChain chain;
    private final Scales scales;
    private final List<JointDescription> joints;
    private final Supplier<Map<String, JointAngles>> poses;
    private final List<StepRange> allowed;
    private final Feedback feedback;
    private final Whereabouts whereabouts;
    private final Torque torque;
    private final Recovery recovery;
    private final Watch watch;
    /** Of a call that is made in every tick. */
    private final Deadline deadline;
    /** Of one that switches torque. */
    private final Deadline switching;
    /** The exchanges of every tick, made once. */
    private final Exchange<ArmState> measuring = this::measure;

    private final Exchange<JointAngles> sending = this::send;
    /** One caller at a time is the contract; this is for its end, which comes from elsewhere. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** What was last sent, in steps, while the arm is not limp; and what is to be sent next. */
    private final int[] goal = new int[Joint.ALL.size()];

    private final int[] wished = new int[Joint.ALL.size()];
    private final SyncWriteFrame goals = new SyncWriteFrame(Joint.IDS, Register.GOAL_POSITION);
    private final Stance sent;
    private boolean limp = true;
    /** All servos have confirmed that they are limp, and none was told otherwise since. Any thread reads it. */
    private volatile boolean released;

    private boolean closed;

    private volatile Described described;

    /** The description while the poses are these. */
    private record Described(Map<String, JointAngles> poses, ArmDescription description) {}

    /** Told how the exchanges go, from within the call; must return at once. */
    interface Watch {
        /** @param nanos when */
        void answered(long nanos);

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
        this.torque = new Torque(chain, this::mayHaveTorque);
        this.whereabouts = new Whereabouts(calibration);
        this.recovery = recovery;
        this.watch = watch;
        this.sent = new Stance(scales);
        this.deadline = chain.deadline();
        this.switching = chain.switching();
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
    public ArmState read() throws IOException {
        return exchange(measuring);
    }

    @Override
    public long measuredNanos() {
        return feedback.nanos();
    }

    private ArmState measure() throws IOException {
        ArmState state = feedback.read(deadline);
        watch.answered(feedback.nanos());
        return state;
    }

    @Override
    public JointAngles move(JointAngles target) throws IOException {
        scales.steps(target, wished);
        return exchange(sending);
    }

    private JointAngles send() throws IOException {
        if (limp) {
            released = false;
            System.arraycopy(torque.on(switching), 0, goal, 0, goal.length);
            limp = false;
        }
        limit(wished, goal);
        System.arraycopy(wished, 0, goal, 0, goal.length);
        chain.tell(goals.with(goal));
        Optional<ArmState> seen = feedback.fresh();
        if (seen.isPresent()) {
            recovery.tend(seen.get(), scales, goal);
        } else {
            recovery.unseen();
        }
        for (int i = 0; i < goal.length; i++) {
            sent.put(i, goal[i]);
        }
        return sent.angles();
    }

    @Override
    public void release() throws IOException {
        exchange(() -> {
            torque.off(switching);
            limp = true;
            released = true;
            feedback.forget();
            return limp;
        });
    }

    /** Whether it is known to be limp: nothing is known of one that has not been released yet. Any thread; never blocks. */
    boolean isLimp() {
        return released;
    }

    private void mayHaveTorque(int[] steps) throws IOException {
        whereabouts.check(steps);
        feedback.confirm(steps);
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
                torque.off(chain.switching());
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
            deadline.begin();
            switching.begin();
            return exchange.run();
        } catch (IOException e) {
            watch.failed(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private interface Exchange<T> {
        T run() throws IOException;
    }
}
