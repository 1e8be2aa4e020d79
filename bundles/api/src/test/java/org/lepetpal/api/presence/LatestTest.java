package org.lepetpal.api.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Latest<List<String>> latest = new Latest<>();
    private final List<String> first = List.of("service", "first");
    private final List<String> second = List.of("service", "second");

    @Test
    void thereIsNoneBeforeTheFirst() {
        assertThat(latest.get()).isEmpty();
        assertThat(latest.left(first)).isFalse();
    }

    @Test
    void theNewestIsWhatEveryoneGets() {
        latest.came(first);
        latest.came(second);
        assertThat(latest.get()).containsSame(second);
    }

    @Test
    void thereIsNoneAfterTheLastLeft() {
        latest.came(first);
        assertThat(latest.left(first)).isTrue();
        assertThat(latest.get()).isEmpty();
        assertThat(latest.left(first)).isFalse();
    }

    @Test
    void oneThatLeavesDoesNotTakeItsSuccessorAway() {
        latest.came(first);
        latest.came(second);
        assertThat(latest.left(first)).isFalse();
        assertThat(latest.get()).containsSame(second);
    }

    @Test
    void equalOnesAreToldApart() {
        latest.came(List.of(first.get(0), "same"));
        List<String> equal = List.of(first.get(0), "same");
        assertThat(latest.get()).contains(equal);
        assertThat(latest.left(equal)).isFalse();
        assertThat(latest.get()).isPresent();
    }
}
