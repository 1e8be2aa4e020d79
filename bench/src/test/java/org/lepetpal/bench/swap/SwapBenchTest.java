package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SwapBenchTest {
    /** Who is chosen twice in a row is swapped once. */
    @Test
    void eachTurnIsASwapAndEachPolicyIsTakenInBothWays() {
        for (List<String> policies : List.of(List.of("a", "b"), List.of("a", "b", "c"), List.of("a", "b", "c", "d"))) {
            List<Map<String, Object>> turns = SwapBench.turns(policies);
            for (int i = 0; i < turns.size(); i++) {
                Object next = turns.get((i + 1) % turns.size()).get("name");
                assertThat(turns.get(i).get("name")).isNotEqualTo(next);
            }
            Set<Object> ways = turns.stream()
                    .map(turn -> turn.get("name") + " " + turn.get("when"))
                    .collect(Collectors.toSet());
            assertThat(ways).hasSize(2 * policies.size());
        }
    }
}
