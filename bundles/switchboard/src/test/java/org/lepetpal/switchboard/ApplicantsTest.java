package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.testkit.FakePolicy;

/** Models that are being loaded, or were refused. */
class ApplicantsTest {
    @TempDir
    private Path folder;

    private TestBoard rig;

    @BeforeEach
    void open() {
        rig = new TestBoard(folder);
    }

    @Test
    void oneThatLoadsIsShownBehindTheCandidatesUntilItIsOne() {
        come("scripted", "1.0.0");
        apply("act", CandidateState.LOADING, "reads 200 MB");
        assertThat(rig.board.candidates(SlotName.POLICY))
                .extracting(Candidate::id, Candidate::state)
                .containsExactly(
                        tuple("scripted@1.0.0", CandidateState.ACTIVE), tuple("act@2", CandidateState.LOADING));
        assertThat(rig.board.present(SlotName.POLICY)).extracting(Candidate::id).containsExactly("scripted@1.0.0");
        assertThat(rig.board.candidates(SlotName.DETECTOR)).isEmpty();

        come("act", "2");
        assertThat(rig.board.candidates(SlotName.POLICY))
                .extracting(Candidate::state)
                .doesNotContain(CandidateState.LOADING)
                .hasSize(2);
    }

    @Test
    void whoeverAsksForItIsToldWhyNot() {
        come("scripted", "1.0.0");
        apply("act", CandidateState.LOADING, "reads 200 MB");
        apply("broken", CandidateState.FAILED, "its file is cut off");
        assertThatThrownBy(() -> rig.board.swap(SwapOrder.of(SlotName.POLICY, "act@2", "test", "to see")))
                .hasMessage("act@2 is not there yet: reads 200 MB; there are: scripted@1.0.0");
        assertThatThrownBy(() -> rig.board.swap(SwapOrder.of(SlotName.POLICY, "broken", "test", "to see")))
                .hasMessage("broken@2 was refused: its file is cut off; there are: scripted@1.0.0");
    }

    @Test
    void healthNamesWhatWasRefusedWhereNothingElseIsThere() {
        apply("broken", CandidateState.FAILED, "its file is cut off");
        assertThat(new PolicyHealth(rig.board).health().detail()).contains("broken@2 failed: its file is cut off");
    }

    @Test
    void oneThatCannotSayWhoItIsHidesNobody() {
        rig.applicants.add(() -> {
            throw new IllegalStateException("confused");
        });
        apply("act", CandidateState.LOADING, "reads");
        assertThat(rig.board.candidates(SlotName.POLICY)).hasSize(1);
    }

    private void come(String name, String version) {
        rig.board.policies().come(rig.policy(name, version, 0, FakePolicy.serving(List.of("x"), seen -> null)));
    }

    private void apply(String name, CandidateState state, String detail) {
        Candidate candidate =
                Candidate.applying(SlotName.POLICY, name, "2", "models/policy/" + name + "/2", state, detail);
        rig.applicants.add(() -> candidate);
    }
}
