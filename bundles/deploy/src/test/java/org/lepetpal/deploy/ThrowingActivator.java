package org.lepetpal.deploy;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Fails as it starts. */
public final class ThrowingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no coffee");
    }

    @Override
    public void stop(BundleContext context) {
        // It never ran.
    }
}
