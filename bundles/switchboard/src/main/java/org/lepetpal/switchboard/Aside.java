package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.time.Timebase;

/** Does each thing on a thread of its own, which ends with it: what never ends keeps nothing else from being done. */
record Aside(Timebase time, String threadName) implements Executor {
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public void execute(Runnable task) {
        until(() -> {
            task.run();
            return true;
        });
    }

    /** Does it again and again, {@link #PAUSE} between, until it says that it is done, or throws. */
    void until(BooleanSupplier task) {
        Timebase.Worker worker = time.worker(threadName, 1);
        worker.execute(() -> once(worker, task));
    }

    private static void once(Timebase.Worker worker, BooleanSupplier task) {
        boolean done = true;
        try {
            done = task.getAsBoolean();
        } finally {
            if (done) {
                worker.close();
            }
        }
        if (!done) {
            worker.after(PAUSE, () -> once(worker, task));
        }
    }
}
