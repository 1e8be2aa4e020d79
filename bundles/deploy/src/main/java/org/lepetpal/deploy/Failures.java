package org.lepetpal.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people why the framework or a bundle threw. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Pattern REQUIREMENT =
            Pattern.compile(".*missing requirement \\[.+?\\(R [0-9.]+\\)\\] (.*?)\\]*$");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern LEAST = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern LIMIT = Pattern.compile("\\(!\\(version>=([^)]+)\\)");

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

    /** The last of Felix's chain of causes is the requirement itself, behind the name of who has it. */
    private static String needed(BundleException failure) {
        String message = String.valueOf(failure.getMessage()).split(" Unresolved requirements: ", 2)[0];
        Matcher last = REQUIREMENT.matcher(message);
        return last.find() ? words(last.group(1)) : message;
    }

    private static String words(String requirement) {
        Matcher wanted = PACKAGE.matcher(requirement);
        if (!wanted.find()) {
            return requirement;
        }
        Matcher least = LEAST.matcher(requirement);
        Matcher limit = LIMIT.matcher(requirement);
        return "the package " + wanted.group(1)
                + (least.find() ? ", version " + least.group(1) + " or later" : "")
                + (limit.find() ? ", before " + limit.group(1) : "");
    }
}
