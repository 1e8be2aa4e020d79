package org.lepetpal.switchboard;

import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one that failed is tried again. */
@FunctionalInterface
interface Retrial<T> {
    /** @param works called, on whatever thread, when it may be used again; never where it may not */
    void of(Tenant<T> failed, Runnable works);

    /** At its work: that alone shows whether it does. */
    static <T> Retrial<T> atWork() {
        return (failed, works) -> works.run();
    }

    /** Aside, so that who waits for what it works at does not wait for one that fails again. */
    static <T> Retrial<T> aside(Timebase time, String threadName, Practice<T> practice) {
        Logger log = LoggerFactory.getLogger(Retrial.class);
        return (failed, works) -> new Aside(time, threadName).execute(() -> {
            try {
                practice.of(failed.service());
            } catch (RuntimeException | LinkageError e) {
                log.debug("{} fails again", failed.id(), e);
                return;
            }
            works.run();
        });
    }

    /** Something like its work that nobody needs. */
    @FunctionalInterface
    interface Practice<T> {
        void of(T service);
    }
}
