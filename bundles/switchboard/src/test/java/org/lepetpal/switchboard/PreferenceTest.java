package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;

/** Who comes first of several versions of one thing, as people and builds call them. */
class PreferenceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.9.0, 1.10.0",
        "1.0.0, 1.0.0.202611221605",
        "1.0.0.202609010000, 1.0.0.202611221605",
        "1.10.0-rc1, 1.10.0-rc2",
        "1.10.0-rc2, 1.10.0",
        "1.0.0.SNAPSHOT, 1.0.0",
        "v2, v10",
        "1.10.0-rc1, v2",
        "2026-9, 2026-11",
        "2026-11, 2026-11-03",
        "2026-11, 20261122160512",
        "tiny, 1"
    })
    void theHighestVersionComesFirst(String lower, String higher) {
        assertThat(sorted(lower, higher)).containsExactly("arm@" + higher, "arm@" + lower);
        assertThat(sorted(higher, lower)).containsExactly("arm@" + higher, "arm@" + lower);
    }

    @Test
    void ofEqualOnesTheOldestDoes() {
        assertThat(sorted("1.0", "1.0.0")).containsExactly("arm@1.0", "arm@1.0.0");
        assertThat(sorted("v1", "1")).containsExactly("arm@v1", "arm@1");
    }

    @Test
    void oneThatIsDescribedAnewIsRankedByThat() {
        TestBoard rig = new TestBoard(folder);
        Tenant<String> first = rig.tenant(SlotName.POLICY, "arm", "1.0.0", 0, false, "first");
        Tenant<String> second = rig.tenant(SlotName.POLICY, "arm", "2.0.0", 0, false, "second");
        first.describe(new Candidate(SlotName.POLICY, "arm", "3.0.0", "org.example.arm", 0, false, false));
        assertThat(Preference.sort(List.of(second, first), List.of())).containsExactly(first, second);
    }

    /** @param older came first */
    private List<String> sorted(String older, String newer) {
        TestBoard rig = new TestBoard(folder);
        Tenant<String> first = rig.tenant(SlotName.POLICY, "arm", older, 0, false, "first");
        Tenant<String> second = rig.tenant(SlotName.POLICY, "arm", newer, 0, false, "second");
        return Preference.sort(List.of(second, first), List.of()).stream()
                .map(Tenant::id)
                .toList();
    }
}
