package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void limitsAreReadFromText() {
        assertThat(Interval.parse("")).isEmpty();
        assertThat(Interval.parse(" shoulder_pan : -60 .. 60.5 ,gripper:0..80"))
                .isEqualTo(Map.of("shoulder_pan", new Interval(-60, 60.5), "gripper", new Interval(0, 80)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shoulder_pan", "shoulder_pan:1", "shoulder_pan:60..-60", "a:1..2;b:1..2", "a:x..2", "a:1..2,,"})
    void limitsThatCannotBeReadAreRefused(String text) {
        assertThatThrownBy(() -> Interval.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesOutOfRangeNameTheVariableTheValueAndTheRange() {
        assertThatThrownBy(() -> settings(0.5, 35, -0.005, Set.of("dog")))
                .hasMessage("MAX_JOINT_SPEED = 0.5 is not in 1.0…1000.0");
        assertThatThrownBy(() -> settings(Double.NaN, 35, -0.005, Set.of("dog")))
                .hasMessageContaining("MAX_JOINT_SPEED");
        assertThatThrownBy(() -> settings(240, 91, -0.005, Set.of("dog"))).hasMessageContaining("MAX_JOINT_LAG = 91");
        assertThatThrownBy(() -> settings(240, 35, 0.2, Set.of("dog"))).hasMessageContaining("TABLE_MIN_Z = 0.2");
        assertThatThrownBy(() -> settings(240, 35, 0, Set.of())).hasMessageContaining("THROW_WATCH_CLASSES");
        assertThat(settings(1, 5, 0.1, Set.of("dog")).jointSpeed()).isEqualTo(1);
    }

    private static Settings settings(double speed, double lag, double table, Set<String> watched) {
        return new Settings(Map.of(), Optional.empty(), speed, 300, lag, table, watched);
    }
}
