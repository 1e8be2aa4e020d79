package org.lepetpal.itests.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A {@link StillPolicy} that takes over from all others as soon as it is there. */
public final class EagerPolicy implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        new StillPolicy().register(context, 100);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
