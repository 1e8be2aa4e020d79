package org.lepetpal.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    @Test
    void isKeptMissedOrNotMeasured() {
        assertThat(new Verdict("memory", 1.25, 1.25)).hasToString(line("kept", "1.25"));
        assertThat(new Verdict("memory", 1.26, 1.25)).hasToString(line("MISSED", "1.26"));
        assertThat(new Verdict("memory", Double.NaN, 1.25).missed()).isTrue();
        Verdict unknown = new Verdict("memory", OptionalDouble.empty(), 1.25);
        assertThat(unknown).hasToString(line("not measured", "-"));
        assertThat(unknown.missed()).isFalse();
    }

    private static String line(String verdict, String reached) {
        return String.format("%-12s %-66s %6s, at most 1.25", verdict, "memory", reached);
    }
}
