package org.lepetpal.switchboard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;

/** Which detectors look, and which are there besides, wherever they came from. Each tells more of itself elsewhere. */
final class DetectorsHealth implements HealthSource {
    private static final String COMPONENT = "detectors";

    private final Board board;

    DetectorsHealth(Board board) {
        this.board = board;
    }

    @Override
    public ComponentHealth health() {
        List<Candidate> candidates = board.candidates(SlotName.DETECTOR);
        Set<String> lost = board.lostClasses();
        String told = Stream.of(
                        lost.stream().map(label -> "nobody looks for '" + label + "' any more, which is needed"),
                        standIns(candidates),
                        candidates.stream().map(DetectorsHealth::told))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("; "));
        if (candidates.stream().noneMatch(Candidate::active)) {
            return ComponentHealth.of(COMPONENT, Status.DOWN, told.isEmpty() ? "nobody looks" : told);
        }
        boolean allWell = lost.isEmpty()
                && candidates.stream().noneMatch(candidate -> candidate.state() == CandidateState.FAILED);
        return ComponentHealth.of(COMPONENT, allWell ? Status.OK : Status.DEGRADED, told);
    }

    /** A version that was chosen and is not there; another one may look in its place. */
    private Stream<String> standIns(List<Candidate> candidates) {
        return board.choice(SlotName.DETECTOR).stream()
                .filter(chosen -> !chosen.equals(Preference.name(chosen)))
                .filter(chosen -> candidates.stream().noneMatch(candidate -> candidate.isMeantBy(chosen)))
                .map(chosen -> chosen + " was chosen and is not there"
                        + candidates.stream()
                                .filter(Candidate::active)
                                .filter(candidate -> candidate.name().equals(Preference.name(chosen)))
                                .findFirst()
                                .map(candidate -> ", " + candidate.id() + " looks in its place")
                                .orElse(""));
    }

    private static String told(Candidate candidate) {
        return candidate.id() + " " + candidate.state().label()
                + (candidate.detail().isEmpty() ? "" : ": " + candidate.detail());
    }
}
