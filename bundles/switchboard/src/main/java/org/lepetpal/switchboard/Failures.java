package org.lepetpal.switchboard;

import java.util.List;
import java.util.stream.Collectors;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;

/** Who failed, and why, for people. */
final class Failures {
    private Failures() {}

    /** Empty where nobody has. */
    static String told(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.state() == CandidateState.FAILED)
                .map(candidate -> candidate.id() + " failed: " + candidate.detail())
                .collect(Collectors.joining("; "));
    }
}
