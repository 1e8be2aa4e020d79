package org.lepetpal.models;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.models.Finding.Verdict;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Shows folders that nobody was given to load among the candidates, with the reason. One thread. */
final class Waiting {
    private final BundleContext bundle;
    private final Map<Candidate, ServiceRegistration<Applicant>> shown = new HashMap<>();

    Waiting(BundleContext bundle) {
        this.bundle = bundle;
    }

    /** Shows these, and none else. */
    void show(Collection<Finding> findings, Map<Place, String> misplaced) {
        Collection<Candidate> wanted = new HashSet<>();
        findings.forEach(finding -> candidate(finding).ifPresent(wanted::add));
        misplaced.forEach((place, why) -> wanted.add(applying(place, CandidateState.FAILED, why)));
        shown.entrySet().removeIf(entry -> {
            boolean over = !wanted.contains(entry.getKey());
            if (over) {
                entry.getValue().unregister();
            }
            return over;
        });
        for (Candidate candidate : wanted) {
            shown.computeIfAbsent(candidate, it -> bundle.registerService(Applicant.class, () -> it, null));
        }
    }

    void clear() {
        shown.values().forEach(ServiceRegistration::unregister);
        shown.clear();
    }

    private static Optional<Candidate> candidate(Finding finding) {
        return switch (finding.verdict()) {
            case Verdict.Arriving arriving ->
                Optional.of(applying(finding.place(), CandidateState.LOADING, arriving.detail()));
            case Verdict.Refused refused ->
                Optional.of(applying(finding.place(), CandidateState.FAILED, refused.reason()));
            case Verdict.Given _ -> Optional.empty();
        };
    }

    private static Candidate applying(Place place, CandidateState state, String detail) {
        return Candidate.applying(place.slot(), place.name(), place.version(), place.origin(), state, detail);
    }
}
