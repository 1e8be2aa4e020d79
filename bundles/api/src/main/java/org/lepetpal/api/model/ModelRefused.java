package org.lepetpal.api.model;

import java.util.Locale;
import java.util.Objects;

/** A model that was not taken into the repository. Nothing is changed by it. */
public final class ModelRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind. */
    public enum Reason {
        /** It is no zip, or a damaged one. */
        NO_ZIP,
        /** An entry would lie outside of the model's folder, or has an absolute path. */
        OUTSIDE,
        /** An entry is a link. */
        LINK,
        /** The upload, or what it unpacks to, is larger than is allowed. */
        TOO_LARGE,
        /** It has more files than is allowed. */
        TOO_MANY,
        /** The same file comes twice. */
        TWICE,
        /** An entry has a name that no file can have. */
        FILE_NAME,
        /** Another upload is being taken in. */
        BUSY,
        /** The disk would be too full. */
        NO_SPACE,
        /** It takes too long to come. */
        TOO_SLOW,
        /** Name or version is missing, or is none. */
        NO_NAME,
        /** There is a model of that slot, name and version. */
        DUPLICATE,
        /** It has no files that anything present can load. */
        UNREADABLE;

        /** Lower case, as programs read it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param message for people; no stack trace, no path on this machine */
    public ModelRefused(Reason reason, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
