package org.lepetpal.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;

/**
 * A file that the page sends: a jar for the gate, or a zip for the repository of models.
 *
 * @param gate empty while there is none
 * @param library empty while there is none
 */
record ModulesUpload(Optional<BundleGate> gate, Optional<ModelLibrary> library) {
    /** How it ended: HTTP status and one line for people. */
    record Outcome(int status, String message) {}

    private static final int DONE = 200;
    private static final int WRONG = 400;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int ABSENT = 503;
    private static final int TIMEOUT = 504;

    /**
     * Takes a file in.
     *
     * @param kind {@code bundle} or {@code model}
     * @param asked parameters of the request by name; null for those that it has not
     */
    Outcome take(String kind, Function<String, String> asked, InputStream file) throws IOException {
        return switch (kind) {
            case "bundle" -> bundle(asked, file);
            case "model" -> model(asked, file);
            default -> new Outcome(WRONG, "There is nothing like '" + kind + "' to bring in");
        };
    }

    private Outcome bundle(Function<String, String> asked, InputStream jar) throws IOException {
        if (gate.isEmpty()) {
            return new Outcome(ABSENT, BundleWords.NO_GATE);
        }
        boolean force = "true".equals(asked.apply("force"));
        try {
            return new Outcome(
                    DONE,
                    "true".equals(asked.apply("rehearse"))
                            ? BundleWords.plan(gate.get().examine(jar, force))
                            : told(gate.get().admit(jar, force)));
        } catch (BundleRefused refused) {
            return new Outcome(BundleWords.status(refused.reason()), refused.getMessage());
        }
    }

    private Outcome model(Function<String, String> asked, InputStream zip) throws IOException {
        Optional<SlotName> slot = Optional.ofNullable(asked.apply("slot")).flatMap(SlotName::find);
        if (library.isEmpty() || slot.isEmpty()) {
            return library.isEmpty()
                    ? new Outcome(ABSENT, "There is no repository of models")
                    : new Outcome(WRONG, "It is not said for which slot the model is");
        }
        try {
            StoredModel taken = library.get().add(slot.get(), text(asked, "name"), text(asked, "version"), zip);
            return new Outcome(
                    DONE,
                    taken.id() + " is in " + taken.folder() + " and is being loaded; SHA-256 "
                            + taken.checksum().orElse("not known yet") + "; licence: "
                            + taken.licence().orElse("not said"));
        } catch (ModelRefused refused) {
            return new Outcome(status(refused.reason()), refused.getMessage());
        }
    }

    /** As the robot's own interface answers. */
    private static int status(ModelRefused.Reason reason) {
        return switch (reason) {
            case DUPLICATE, BUSY -> CONFLICT;
            case TOO_LARGE, TOO_MANY -> TOO_LARGE;
            case NO_SPACE -> ABSENT;
            case TOO_SLOW -> TIMEOUT;
            case NO_ZIP, FILE_NAME, OUTSIDE, LINK, TWICE, NO_NAME, UNREADABLE -> WRONG;
        };
    }

    private static Optional<String> text(Function<String, String> asked, String name) {
        return Optional.ofNullable(asked.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String told(Admission admission) {
        return admission.name() + " " + admission.version() + " was let in";
    }
}
