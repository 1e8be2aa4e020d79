package org.lepetpal.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what may keep its closer waiting, all at once, so that one deadline holds for all of it. Each is closed on a thread of its own,
 * which ends with the closing, whether it is still waited for or not.
 *
 * @param patience how long is waited for all together
 */
record Ending(Timebase time, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    /** Where time is stepped nobody steps it while we wait: they are closed here, one after the other. */
    void of(Runnable... closings) {
        if (time instanceof SteppedTime) {
            List.of(closings).forEach(Runnable::run);
            return;
        }
        List<Thread> threads = new ArrayList<>();
        for (Runnable closing : closings) {
            threads.add(Thread.ofPlatform().daemon().name("policy-end").start(closing));
        }
        long deadline = time.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(0, deadline - time.nanoTime())))) {
                    LOG.warn("what policies think on did not end within {} ms", patience.toMillis());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
