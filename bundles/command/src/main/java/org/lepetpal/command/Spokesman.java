package org.lepetpal.command;

import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.time.Timebase;

/**
 * Says for one worker what becomes of its tasks, until the worker is dismissed: whoever dismisses it gives its task to another one, or
 * ends it, and from then on nothing more is said, not even what was already thought out. All that is said is said under one lock, for a
 * few assignments.
 */
final class Spokesman {
    private final Timebase time;
    /** Written with the lock, read by any. */
    private volatile boolean dismissed;

    Spokesman(Timebase time) {
        this.time = time;
    }

    /** Nothing is said any more once this has returned. Any thread. */
    synchronized void dismiss() {
        dismissed = true;
    }

    /** Any thread. */
    boolean isDismissed() {
        return dismissed;
    }

    /** @param word does not block, and needs nothing that has yet to be found out */
    private synchronized void say(Runnable word) {
        if (!dismissed) {
            word.run();
        }
    }

    void isServedBy(Task task, String policy) {
        say(() -> task.record().servedBy(policy));
    }

    void conclude(Task task, Outcome outcome) {
        say(() -> task.conclude(outcome));
    }

    void fail(Task task, String code, String message) {
        conclude(task, Outcome.Failed.of(code, message));
    }

    /** What the arm waits for is for people to know. */
    void tell(Task task, String message) {
        say(() -> task.record().tells(message));
    }

    /**
     * It is the task's plan from now on, unless the policy believes too little in it.
     *
     * @param before where the arm was last told to go, or is
     * @throws IllegalArgumentException when it is a plan for another arm than that
     */
    void plan(Task task, String policy, ActionChunk chunk, JointAngles before) {
        int joints = chunk.targets().getFirst().size();
        if (joints != before.size()) {
            throw new IllegalArgumentException(joints + " joints planned for an arm of " + before.size());
        }
        OptionalDouble confidence = chunk.confidence();
        long nanos = task.clock().at(time.nanoTime());
        if (confidence.isPresent() && confidence.getAsDouble() < task.confidenceMin()) {
            say(() -> {
                task.doubt(nanos);
                task.record().doubts(confidence.getAsDouble(), "confidence below " + task.confidenceMin());
            });
            return;
        }
        Plan plan = new Plan(chunk, policy, task.instruction(), nanos);
        say(() -> {
            task.follow(plan);
            task.record().executes(chunk.phase(), confidence, task.paused().orElse(chunk.message()));
        });
    }
}
