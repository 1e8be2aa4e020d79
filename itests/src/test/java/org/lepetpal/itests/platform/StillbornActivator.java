package org.lepetpal.itests.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Cannot even be made. */
public final class StillbornActivator implements BundleActivator {
    public StillbornActivator() {
        throw new IllegalStateException("not today");
    }

    @Override
    public void start(BundleContext context) {
        // nobody gets here
    }

    @Override
    public void stop(BundleContext context) {
        // nobody gets here
    }
}
