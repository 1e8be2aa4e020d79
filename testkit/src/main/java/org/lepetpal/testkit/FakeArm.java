package org.lepetpal.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;

/** An arm that is at once where it is sent, unless it is blocked or unplugged. */
public final class FakeArm implements Arm {
    private final Timebase time;
    private final ArmDescription description;
    private final List<JointAngles> moves = new ArrayList<>();
    private JointAngles position;
    private long measuredNanos;
    private boolean blocked;
    private boolean unplugged;
    private boolean limp = true;

    public FakeArm(Timebase time) {
        this.time = time;
        this.description = TestArms.so101();
        this.position = description.home();
    }

    /** Puts it somewhere. */
    public synchronized void place(JointAngles where) {
        position = where;
    }

    /** Whether something holds it where it is, so that it no longer follows. */
    public synchronized void block(boolean held) {
        blocked = held;
    }

    /** Whether every call fails, as with a cable pulled out. */
    public synchronized void unplug(boolean out) {
        unplugged = out;
    }

    /** What it was sent, oldest first. */
    public synchronized List<JointAngles> moves() {
        return List.copyOf(moves);
    }

    /** Whether torque is off. */
    public synchronized boolean limp() {
        return limp;
    }

    @Override
    public ArmDescription description() {
        return description;
    }

    @Override
    public synchronized ArmState read() throws IOException {
        requirePlugged();
        measuredNanos = time.nanoTime();
        return TestArms.state(position);
    }

    @Override
    public synchronized long measuredNanos() {
        return measuredNanos;
    }

    @Override
    public synchronized JointAngles move(JointAngles goal) throws IOException {
        requirePlugged();
        limp = false;
        moves.add(goal);
        if (!blocked) {
            position = goal;
        }
        return goal;
    }

    @Override
    public synchronized void release() throws IOException {
        requirePlugged();
        limp = true;
    }

    private void requirePlugged() throws IOException {
        if (unplugged) {
            throw new IOException("the arm does not answer");
        }
    }
}
