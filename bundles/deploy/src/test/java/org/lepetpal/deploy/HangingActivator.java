package org.lepetpal.deploy;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not come back from its start for as long as the framework is up, whoever interrupts it. */
public final class HangingActivator implements BundleActivator {
    private static final long STEP_NANOS = 10_000_000;

    @Override
    public void start(BundleContext context) {
        Bundle framework = context.getBundle(0);
        while (framework.getState() == Bundle.ACTIVE) {
            LockSupport.parkNanos(STEP_NANOS);
            Thread.interrupted();
        }
    }

    @Override
    public void stop(BundleContext context) {
        // It never ran.
    }
}
