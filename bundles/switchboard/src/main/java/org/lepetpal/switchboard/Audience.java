package org.lepetpal.switchboard;

import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;

/** Hears what the active policy is asked and what it answers, on the thread of whoever asks; it must not hold that up. */
interface Audience {
    /** Hears nothing. */
    Audience NOBODY = new Audience() {
        @Override
        public void heard(Object run, String instruction, Observation seen, PolicyStep answer) {
            // nobody is there
        }

        @Override
        public void over(Object run) {
            // nobody is there
        }
    };

    /**
     * One answer.
     *
     * @param run which of all runs
     * @param seen its frame is lent until this call returns
     */
    void heard(Object run, String instruction, Observation seen, PolicyStep answer);

    /** A run has ended. */
    void over(Object run);
}
