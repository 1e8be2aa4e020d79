package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who means to become a candidate: shown with the candidates, and told apart when somebody asks for one. */
final class Applicants {
    private static final Logger LOG = LoggerFactory.getLogger(Applicants.class);

    private final Supplier<List<Applicant>> all;

    Applicants(Supplier<List<Applicant>> all) {
        this.all = all;
    }

    /** All who apply to this slot. */
    List<Candidate> to(SlotName slot) {
        return all.get().stream()
                .flatMap(Applicants::ask)
                .filter(candidate -> candidate.slot() == slot)
                .toList();
    }

    /** Those of whom no candidate is there. */
    static Stream<Candidate> besides(List<Candidate> present, List<Candidate> applying) {
        Set<String> there = present.stream().map(Candidate::id).collect(Collectors.toSet());
        return applying.stream().filter(candidate -> there.add(candidate.id()));
    }

    /** Why the one that is meant cannot be had yet, and gets another try; empty where nobody of that name applies. */
    Optional<String> excuse(SlotName slot, String nameOrId) {
        return all.get().stream()
                .flatMap(applicant -> ask(applicant)
                        .filter(candidate -> candidate.slot() == slot && candidate.isMeantBy(nameOrId))
                        .map(candidate -> excuse(applicant, candidate)))
                .findFirst();
    }

    private static String excuse(Applicant applicant, Candidate candidate) {
        if (candidate.state() == CandidateState.LOADING) {
            return candidate.id() + " is not there yet: " + candidate.detail();
        }
        boolean again = applicant instanceof Newcomer<?> refused && refused.again();
        return candidate.id() + " was refused: " + candidate.detail() + (again ? "; it is tried again now" : "");
    }

    /** Whoever failed when he was tried, and whose place nobody has, is tried again now and then: he may be better than nobody. */
    void retry(long nowNanos) {
        for (Applicant applicant : all.get()) {
            if (applicant instanceof Newcomer<?> refused) {
                refused.retry(nowNanos);
            }
        }
    }

    /** One that fails to say who it is must not hide the others. */
    private static Stream<Candidate> ask(Applicant applicant) {
        try {
            return Stream.ofNullable(applicant.application());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("an applicant cannot say who it is", e);
            return Stream.empty();
        }
    }
}
