package org.lepetpal.switchboard;

import java.util.List;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;

/** Which detectors look, and which are there besides, wherever they came from. Each tells more of itself elsewhere. */
final class DetectorsHealth implements HealthSource {
    private static final String COMPONENT = "detectors";

    private final Switchboard board;

    DetectorsHealth(Switchboard board) {
        this.board = board;
    }

    @Override
    public ComponentHealth health() {
        List<Candidate> candidates = board.candidates(SlotName.DETECTOR);
        if (candidates.stream().noneMatch(Candidate::active)) {
            return ComponentHealth.of(COMPONENT, Status.DOWN, candidates.isEmpty() ? "nobody looks" : told(candidates));
        }
        boolean allWell = candidates.stream().noneMatch(candidate -> candidate.state() == CandidateState.FAILED);
        return ComponentHealth.of(COMPONENT, allWell ? Status.OK : Status.DEGRADED, told(candidates));
    }

    private static String told(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.id() + " " + candidate.state().label()
                        + (candidate.detail().isEmpty() ? "" : ": " + candidate.detail()))
                .collect(Collectors.joining("; "));
    }
}
