package org.lepetpal.switchboard;

import java.util.concurrent.Executor;
import org.lepetpal.api.time.Timebase;

/** Does each thing on a thread of its own, which ends with it: what never ends keeps nothing else from being done. */
record Aside(Timebase time, String threadName) implements Executor {
    @Override
    public void execute(Runnable task) {
        Timebase.Worker worker = time.worker(threadName, 1);
        worker.execute(() -> {
            try {
                task.run();
            } finally {
                worker.close();
            }
        });
    }
}
