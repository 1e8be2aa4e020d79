package org.lepetpal.arm.so101;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Whether another version of this bundle takes over at once. An update stops a bundle that is meant to run in a framework
 * that goes on; who stops or removes it takes that mark away first.
 */
final class Succession {
    /** An update takes a second or two. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bundle bundle;
    private final Bundle framework;
    private final Timebase time;

    Succession(Bundle bundle, Timebase time) {
        this.bundle = bundle;
        this.framework = bundle.getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_ID);
        this.time = time;
    }

    boolean expected() {
        return bundle.getState() == Bundle.STOPPING
                && framework.getState() == Bundle.ACTIVE
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** Should nobody have taken over after {@link #PATIENCE}, does this. Runs although the bundle has stopped by then. */
    void orElse(Runnable last) {
        Timebase.Worker watch = time.worker("arm-so101-succession", 1);
        watch.after(PATIENCE, () -> {
            if (!tookOver()) {
                last.run();
            }
            watch.close();
        });
    }

    private boolean tookOver() {
        return bundle.getState() == Bundle.ACTIVE && bundle.getRegisteredServices() != null;
    }
}
