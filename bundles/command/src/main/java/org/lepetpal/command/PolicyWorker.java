package org.lepetpal.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Sight;

/**
 * A thread on which policies think about tasks, from its hiring to its end: that comes when the robot ends, or when a policy keeps the
 * thread and another worker takes its place. What it thinks of is up to its {@link Consultation}.
 */
final class PolicyWorker implements AutoCloseable {
    /** Commands that may wait for a policy that thinks long: each new one has ended the one before. */
    private static final int BACKLOG = 16;

    private final Timebase time;
    private final Timebase.Worker worker;
    private final Custody custody;
    private final Spokesman spokesman;
    private final Consultation consultation;

    PolicyWorker(
            Timebase time,
            Switchboard switchboard,
            Supplier<Optional<Sight>> sight,
            Supplier<Body> body,
            ThrowClearance clearance,
            double rateHz) {
        this.time = time;
        this.worker = time.worker("policy-worker", BACKLOG);
        this.custody = new Custody(switchboard.slot(Policy.class), time);
        this.spokesman = new Spokesman(time);
        this.consultation = new Consultation(
                time,
                switchboard,
                sight,
                body,
                clearance,
                rateHz,
                custody,
                spokesman,
                (pause, step) -> worker.after(pause, () -> work(step)));
    }

    /** How the policy keeps up with the arm; empty while none is asked, and in its first two seconds. Any thread. */
    Optional<InferenceStats> inference() {
        return consultation.inference();
    }

    /** @throws java.util.concurrent.RejectedExecutionException when too many wait already */
    void serve(Task task) {
        worker.execute(() -> work(() -> consultation.begin(task)));
    }

    /** It takes up no other task, and says nothing more of the one that it has, also where it cannot be closed yet. Any thread. */
    void dismiss() {
        spokesman.dismiss();
    }

    /** Whether it waits for nobody. Any thread. */
    boolean isIdle() {
        return custody.isNobodys();
    }

    /**
     * Whether it is with a policy that is no longer the active one, and which keeps it from a task: from another one than that on
     * which it is, or from one that is to be handed over. Asks that policy's successor what it serves, which is foreign code. Any
     * thread.
     */
    boolean isKeptFrom(Task task) {
        return consultation.isAbout(task) ? custody.isToBeHandedOver(task.instruction()) : custody.isOutdated();
    }

    private void work(Runnable task) {
        consultation.policy().ifPresentOrElse(custody::of, custody::ofActive);
        try {
            task.run();
        } finally {
            leave();
        }
    }

    /**
     * Ends the run of one who was dismissed meanwhile. He is asked again once he counts as idle: whoever closes him dismisses him
     * first, and then looks whether he is idle, so that one of both sees the other, and the run is ended.
     */
    private void leave() {
        if (spokesman.isDismissed()) {
            consultation.end();
        }
        custody.nobodys();
        if (spokesman.isDismissed() && consultation.policy().isPresent()) {
            consultation.policy().ifPresent(custody::of);
            consultation.end();
            custody.nobodys();
        }
    }

    /**
     * Ends the run, on its own thread: half a second is waited for an end that does not come, and 2 s for a call that does not
     * return, which ends the run that it is of when it does.
     */
    @Override
    public void close() {
        dismiss();
        if (isIdle()) {
            new Farewell(time, worker).say(() -> work(() -> {}));
        }
        worker.close();
    }
}
