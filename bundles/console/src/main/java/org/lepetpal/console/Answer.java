package org.lepetpal.console;

import java.util.Optional;
import org.lepetpal.api.deploy.BundleRefused;

/**
 * What became of an upload.
 *
 * @param status of HTTP
 * @param text for people; empty where it was let in
 * @param question what they may still want; empty where nothing is left to ask
 */
record Answer(int status, String text, Optional<Question> question) {
    private static final int FOUND = 302;

    /**
     * What may be answered with yes or no.
     *
     * @param yes what stands on the button for it
     * @param ticket by which the jar that waits is known
     */
    record Question(String yes, String ticket) {}

    /** It was let in; whoever sent it is shown the bundles. */
    static Answer done() {
        return new Answer(FOUND, "", Optional.empty());
    }

    /** It was not let in. */
    static Answer no(int status, String why) {
        return new Answer(status, "It was not let in, and everything is as it was. " + why + ".", Optional.empty());
    }

    static Answer no(BundleRefused refused) {
        return no(BundleWords.status(refused.reason()), refused.getMessage());
    }

    /** It has not been let in yet: a program that sent it is not to take that for success. */
    static Answer ask(String what, Question question) {
        return new Answer(
                BundleWords.status(BundleRefused.Reason.PROTECTED),
                "It has not been let in yet. " + what + ".",
                Optional.of(question));
    }

    boolean isDone() {
        return status == FOUND;
    }
}
