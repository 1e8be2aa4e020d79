package org.lepetpal.deploy;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Of a bundle that starts and offers nothing. */
public final class IdleActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        // nothing to offer
    }

    @Override
    public void stop(BundleContext context) {
        // nothing to take back
    }
}
