package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HitsTest {
    /** Of each operation, in turn, as they are killed; of some of them the kill always comes too late. */
    private static Hits of(int rounds, Set<Operation> missed) {
        Hits hits = new Hits();
        for (int i = 0; i < rounds; i++) {
            Operation operation = Operation.values()[i % Operation.values().length];
            boolean hit = i < Operation.values().length && !missed.contains(operation);
            hits.count(operation, hit ? Progress.MEANWHILE : Progress.AFTER);
        }
        return hits;
    }

    @Test
    void oneHitOfEachIsEnough() {
        assertThat(of(50, Set.of()).complaint()).isEmpty();
    }

    @Test
    void anOperationThatWasNeverHitIsNamed() {
        assertThat(of(50, Set.of(Operation.UPLOAD)).complaint()).contains("never hit in the middle: UPLOAD");
        assertThat(of(50, Set.of(Operation.values())).complaint())
                .contains("never hit in the middle: DEPLOY, SWITCH, UPLOAD_JAR, UPLOAD");
    }

    @Test
    void aRemovalShowsOnlyWhenItIsDone() {
        assertThat(of(50, Set.of(Operation.TAKE_OUT)).complaint()).isEmpty();
    }

    @Test
    void fewRoundsProveNothingEitherWay() {
        assertThat(of(49, Set.of(Operation.values())).complaint()).isEmpty();
    }
}
