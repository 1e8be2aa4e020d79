package org.lepetpal.api.deploy;

import java.util.Locale;
import java.util.Objects;

/** A bundle that was not let in. Everything is as it was. */
public final class BundleRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind. */
    public enum Reason {
        /** It is no jar, a damaged one, or none with a bundle's name in its manifest. */
        NO_BUNDLE,
        /** It is larger than is allowed. */
        TOO_LARGE,
        /** It is, or would restart, the framework, the contracts or a native library; may be forced. */
        PROTECTED,
        /** Another jar in {@code deploy/} has the same bundle in it. */
        DUPLICATE,
        /** It needs what nobody here offers. */
        UNRESOLVED,
        /** Another bundle is on its way in or out; may be asked again. */
        BUSY,
        /** It did not start, or a part of it failed as it started. */
        FAILED;

        /** Lower case, as programs read it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param message for people; no stack trace, no path on this machine */
    public BundleRefused(Reason reason, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
