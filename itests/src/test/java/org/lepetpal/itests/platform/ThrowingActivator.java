package org.lepetpal.itests.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that cannot start. */
public final class ThrowingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public void stop(BundleContext context) {
        // never started
    }
}
