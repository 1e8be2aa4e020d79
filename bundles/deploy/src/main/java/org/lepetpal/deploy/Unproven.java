package org.lepetpal.deploy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;

/**
 * Models, and what thinks like one, that may end the process yet: native code that is loaded or tried, or that has just taken
 * over the work. Any thread.
 */
final class Unproven {
    private static final Set<CandidateState> STATES = EnumSet.of(CandidateState.LOADING, CandidateState.PROBATION);

    private final List<Switchboard> switchboards = new CopyOnWriteArrayList<>();

    void came(Switchboard service) {
        switchboards.add(service);
    }

    void left(Switchboard service) {
        switchboards.remove(service);
    }

    /** Whether there are any. */
    boolean any() {
        return switchboards.stream()
                .flatMap(board ->
                        Stream.of(SlotName.POLICY, SlotName.DETECTOR).flatMap(slot -> board.candidates(slot).stream()))
                .anyMatch(candidate -> STATES.contains(candidate.state()));
    }
}
