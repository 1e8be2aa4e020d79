package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.lerobot.checkpoint.Reach;

/** An arm whose joint goes from −60° to 60°, and policies that say of themselves what they say. */
final class UnitsTest {
    private static final ArmDescription ARM = new ArmDescription(
            "short",
            List.of(
                    new JointDescription("elbow", Unit.DEGREES, -60, 60, 270, 120, false),
                    new JointDescription("gripper", Unit.PERCENT, 0, 100, 250, 100, false)),
            Map.of(ArmDescription.HOME, JointAngles.of(0, 0)));

    @Test
    void whatGoesBeyondAHundredIsNoRange() {
        Units units = units("range", extremes(-130, 20));
        assertThatThrownBy(() -> units.require(ARM))
                .isInstanceOf(MisfitException.class)
                .hasMessage("it is said to count in −100…100, but was trained on 130 and more: it counts in degrees;"
                        + " set ACT_UNITS, or units in its model.json, to degrees");
    }

    @Test
    void meanAndDeviationTellWhatIsForSure() {
        // somewhere it was at least as far from 0 as its root mean square
        assertThatThrownBy(() -> units("range", spread(80, 70)).require(ARM))
                .hasMessageContaining("was trained on 106 and more");
        Units likely = units("range", spread(10, 50));
        assertThatCode(() -> likely.require(ARM)).doesNotThrowAnyException();
        assertThat(likely.doubt(ARM))
                .hasValue("it is said to count in −100…100, but its statistics reach about ±160"
                        + " (mean ± 3 standard deviations)");
        assertThat(units("range", spread(10, 20)).doubt(ARM)).isEmpty();
    }

    @Test
    void whatNobodySaysIsAskedForUnlessTheStatisticsTell() {
        assertThat(units("auto", extremes(-30, 20)).doubt(ARM))
                .hasValue("nobody says in which units it was trained, and its statistics, ±96, do not tell: it is taken"
                        + " to count in degrees; set ACT_UNITS, or units in its model.json, to degrees or range");
        assertThat(units("auto", Reach.UNKNOWN).doubt(ARM).orElseThrow()).contains("its statistics, not known,");
        assertThat(units("auto", extremes(-130, 20)).doubt(ARM)).isEmpty();
        assertThat(units("degrees", extremes(-30, 20)).doubt(ARM)).isEmpty();
        assertThat(units("range", extremes(-30, 20)).doubt(ARM)).isEmpty();
    }

    @Test
    void posesThatAreNoneOfThisArmSpeakAgainstDegrees() {
        assertThatThrownBy(() -> units("auto", extremes(-95, 20)).require(ARM))
                .hasMessage("nobody says in which units it was trained, but in training elbow went from -95 to 20, the"
                        + " arm short goes from -60 to 60: it seems to count in −100…100; set ACT_UNITS, or units in"
                        + " its model.json, to range, or degrees where it does not");
        assertThatCode(() -> units("auto", extremes(-65, 65)).require(ARM)).doesNotThrowAnyException();
        Units said = units("degrees", extremes(-95, 20));
        assertThatCode(() -> said.require(ARM)).doesNotThrowAnyException();
        assertThat(said.doubt(ARM).orElseThrow()).startsWith("it is said to count in degrees, but in training elbow");
    }

    private static Reach extremes(float least, float most) {
        return Reach.of(Map.of("min", new float[] {least, 0}, "max", new float[] {most, 96}));
    }

    private static Reach spread(float mean, float deviation) {
        return Reach.of(Map.of("mean", new float[] {mean, 0}, "std", new float[] {deviation, 0}));
    }

    private static Units units(String named, Reach reach) {
        Conduct conduct = new Conduct(30, 0.5, Merge.LATEST_ONLY, 0, Duration.ofSeconds(10), Duration.ZERO);
        return new Units(reach, new Setup("ACT", Map.of(), Setup.units("ACT", named), List.of(), conduct));
    }
}
