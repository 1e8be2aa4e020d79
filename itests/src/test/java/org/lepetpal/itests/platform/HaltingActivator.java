package org.lepetpal.itests.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Ends the whole process as it starts, as a crash in native code would. */
public final class HaltingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Runtime.getRuntime().halt(134);
    }

    @Override
    public void stop(BundleContext context) {
        // nobody gets here
    }
}
