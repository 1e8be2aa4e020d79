package org.lepetpal.switchboard;

import java.util.List;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;

/** Which overlay layers are drawn on viewers' pictures, and which failed. Without any the robot works as well. */
final class LayersHealth implements HealthSource {
    private static final String COMPONENT = "overlays";

    private final Board board;

    LayersHealth(Board board) {
        this.board = board;
    }

    @Override
    public ComponentHealth health() {
        List<Candidate> candidates = board.candidates(SlotName.OVERLAY);
        String failed = candidates.stream()
                .filter(candidate -> candidate.state() == CandidateState.FAILED)
                .map(candidate -> candidate.id() + " is left out: " + candidate.detail())
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            return ComponentHealth.of(COMPONENT, Status.DEGRADED, failed);
        }
        String drawn = candidates.stream()
                .filter(Candidate::active)
                .map(Candidate::name)
                .collect(Collectors.joining(", "));
        return ComponentHealth.of(COMPONENT, Status.OK, drawn.isEmpty() ? "none is drawn" : drawn);
    }
}
