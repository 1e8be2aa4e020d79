package org.lepetpal.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last task of a worker before it is closed. It is a policy's code, and may not come back: it runs on the worker's own thread, and
 * who ends the robot waits for a moment, not for ever.
 */
record Farewell(Timebase time, Timebase.Worker worker) {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final long PATIENCE_MILLIS = 500;

    /** Where time is stepped nobody steps it while we wait: it is done here. */
    void say(Runnable last) {
        if (time instanceof SteppedTime) {
            last.run();
            return;
        }
        CountDownLatch said = new CountDownLatch(1);
        try {
            worker.execute(() -> {
                try {
                    last.run();
                } finally {
                    said.countDown();
                }
            });
            if (!said.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the end of a policy's run takes longer than {} ms", PATIENCE_MILLIS);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("nobody is left to end the run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
