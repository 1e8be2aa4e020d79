package org.lepetpal.deploy;

import java.io.IOException;
import java.util.List;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;

/** Starts a bundle and looks whether all of it came up. */
final class Starter {
    private final Hands hands;
    private final Parts parts;

    Starter(Hands hands, Parts parts) {
        this.hands = hands;
        this.parts = parts;
    }

    /** Blocks until it has started, or is given up; nothing is started of a fragment. */
    void start(Bundle bundle) throws BundleRefused, IOException {
        if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
            hands.run(bundle, bundle::start);
            parts.requireNoneFailed(bundle);
        }
    }

    /** Looks whether those run that ran before. */
    static void requireRunning(List<Bundle> expected) throws BundleRefused {
        for (Bundle bundle : expected) {
            if (bundle.getState() != Bundle.ACTIVE) {
                throw new BundleRefused(
                        Reason.FAILED, bundle.getSymbolicName() + " hangs on it and does not run with it any more");
            }
        }
    }
}
