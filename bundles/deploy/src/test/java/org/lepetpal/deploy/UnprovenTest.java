package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.testkit.Fake;

/** Who may end the process yet. */
class UnprovenTest {
    private final Unproven unproven = new Unproven();

    @ParameterizedTest
    @EnumSource(CandidateState.class)
    void whoIsLoadedOrTriedAtWorkHasProvedNothing(CandidateState state) {
        Switchboard board = board(SlotName.POLICY, state);
        unproven.came(board);
        assertThat(unproven.any())
                .isEqualTo(List.of(CandidateState.LOADING, CandidateState.PROBATION)
                        .contains(state));
        unproven.left(board);
        assertThat(unproven.any()).isFalse();
    }

    @Test
    void detectorsCountAndDevicesDoNot() {
        unproven.came(board(SlotName.CAMERA, CandidateState.LOADING));
        assertThat(unproven.any()).isFalse();
        unproven.came(board(SlotName.DETECTOR, CandidateState.PROBATION));
        assertThat(unproven.any()).isTrue();
    }

    private static Switchboard board(SlotName slot, CandidateState state) {
        Candidate candidate = new Candidate(
                slot, "new", "1.0.0", "org.example.new", 0, false, state, "", Latency.NONE, Optional.empty());
        return Fake.of(
                Switchboard.class, Map.of("candidates", asked -> asked[0] == slot ? List.of(candidate) : List.of()));
    }
}
