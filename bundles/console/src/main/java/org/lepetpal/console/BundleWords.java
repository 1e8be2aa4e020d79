package org.lepetpal.console;

import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;

/** What the gate answers, as the console's pages tell it. */
final class BundleWords {
    /** Where nobody is at the gate. */
    static final String NO_GATE = "There is no gate, and so no bundle comes in";

    private BundleWords() {}

    /** HTTP status, as the robot's own interface answers. */
    static int status(BundleRefused.Reason reason) {
        return switch (reason) {
            case NO_BUNDLE -> 400;
            case TOO_LARGE -> 413;
            case BUSY, PROTECTED, DUPLICATE, UNRESOLVED, FAILED -> 409;
        };
    }

    /** What would be done. */
    static String plan(Admission planned) {
        return planned.name() + " " + planned.version()
                + planned.replaces()
                        .map(old -> " would take the place of " + old)
                        .orElse(" would be new")
                + (planned.refreshed().isEmpty()
                        ? "; nothing is restarted for it"
                        : "; restarted for it: " + String.join(", ", planned.refreshed()));
    }
}
