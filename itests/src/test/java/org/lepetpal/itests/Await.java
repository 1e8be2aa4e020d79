package org.lepetpal.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a condition with a limit. */
public final class Await {
    private static final long POLL_MILLIS = 20;

    private Await() {}

    /** @throws AssertionError naming {@code what} when it does not come true within {@code limit} */
    public static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
