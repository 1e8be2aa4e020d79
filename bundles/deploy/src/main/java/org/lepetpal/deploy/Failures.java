package org.lepetpal.deploy;

import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people why the framework or a bundle threw. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static BundleRefused refusal(Throwable failure) {
        if (failure instanceof BundleException bundle && bundle.getType() == BundleException.RESOLVE_ERROR) {
            return new BundleRefused(Reason.UNRESOLVED, "It needs what nobody here offers: " + needed(bundle));
        }
        LOG.warn("a bundle throws", failure);
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new BundleRefused(
                Reason.FAILED,
                "It threw as it started: " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /** The last of Felix's chain of causes is the requirement itself. */
    private static String needed(BundleException failure) {
        String message = String.valueOf(failure.getMessage());
        int at = message.lastIndexOf("missing requirement");
        return (at < 0 ? message : message.substring(at + "missing requirement".length()))
                .replaceAll("\\[[^\\]]*\\(R [0-9.]+\\)\\]", "")
                .replaceAll("^[\\s\\[]+", "")
                .strip();
    }
}
