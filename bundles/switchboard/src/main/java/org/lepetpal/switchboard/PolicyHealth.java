package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;

/** Whether there is a policy, and which; of one that failed, and is tried again, nobody knows yet whether it works. */
final class PolicyHealth implements HealthSource {
    private static final String COMPONENT = "policy";

    private final Board board;

    PolicyHealth(Board board) {
        this.board = board;
    }

    @Override
    public ComponentHealth health() {
        List<Candidate> candidates = board.candidates(SlotName.POLICY);
        return candidates.stream()
                .filter(Candidate::active)
                .findFirst()
                .map(active -> health(active, candidates))
                .orElseGet(() -> ComponentHealth.of(COMPONENT, Status.DOWN, lack(candidates) + away(candidates)));
    }

    private ComponentHealth health(Candidate active, List<Candidate> candidates) {
        Optional<String> doubt = board.policies().doubt();
        return new ComponentHealth(
                COMPONENT,
                doubt.isPresent() ? Status.DEGRADED : Status.OK,
                name(active) + doubt.map(": "::concat).orElse("") + away(candidates),
                active.simulated());
    }

    /** What the operator chose and is not there, whoever serves in its place. */
    private String away(List<Candidate> candidates) {
        return board.choice(SlotName.POLICY).stream()
                .filter(chosen -> candidates.stream().noneMatch(candidate -> candidate.isMeantBy(chosen)))
                .map(chosen -> "; " + chosen + " was chosen and is not there")
                .collect(Collectors.joining());
    }

    private static String name(Candidate active) {
        return active.state() == CandidateState.PROBATION ? active.id() + ", on probation" : active.id();
    }

    private static String lack(List<Candidate> candidates) {
        String failed = Failures.told(candidates);
        return failed.isEmpty()
                ? "no policy is active: start a policy bundle or mend its configuration" + unasked(candidates)
                : "no policy is active: " + failed;
    }

    private static String unasked(List<Candidate> candidates) {
        String names = candidates.stream()
                .filter(candidate -> candidate.state() == CandidateState.WARM && Preference.modest(candidate))
                .map(Candidate::id)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ", or choose one that serves only when it is chosen: " + names;
    }
}
