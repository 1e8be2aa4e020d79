package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.Tailoring;

/** What a checkpoint says of itself goes before what is said of all. */
final class OwnWaysTest {
    private static final Conduct CONDUCT =
            new Conduct(30, 0.5, Merge.WEIGHTED_AVERAGE, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));
    private static final Setup GENERAL =
            new Setup("ACT", Map.of("top", "front"), Optional.of(UnitMode.RANGE_M100_100), List.of(), CONDUCT);

    @TempDir
    private Path folder;

    @Test
    void withoutASayTheSettingsCount() throws IOException {
        assertThat(OwnWays.of(folder, GENERAL)).isEqualTo(GENERAL);
        write("{\"name\": \"ball\", \"ranking\": 3}");
        assertThat(OwnWays.of(folder, GENERAL)).isEqualTo(GENERAL);
    }

    @Test
    void whatItSaysOfItselfGoesBefore() throws IOException {
        write("""
                {"policy": {"fps": 10, "units": "degrees", "cameras": {"camera1": "side"}, "tasks": [" Fetch it "],
                            "next_at": 0.9, "merge": "average", "rtc": {"schedule": "linear", "horizon": 8, "weight": 5},
                            "seed": 7, "timeout_sec": 2, "still_sec": 1, "inference_rate_hz": 4.5, "warm_up": 3, "least_thought_ms": 1500,
                            "precision": "int8", "chunk": 20, "n_action_steps": 8}}""");
        assertThat(OwnWays.of(folder, GENERAL))
                .isEqualTo(new Setup(
                        "ACT",
                        Map.of("camera1", "side"),
                        Optional.of(UnitMode.DEGREES),
                        List.of("fetch it"),
                        new Conduct(
                                10,
                                0.9,
                                Merge.AVERAGE,
                                Setup.chunking("ACT", "linear", 8, 5),
                                7,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1)),
                        new Habits(OptionalDouble.of(4.5), 3, Duration.ofMillis(1500)),
                        new Tailoring(
                                "model.json, policy: ", Optional.of("int8"), OptionalInt.of(20), OptionalInt.of(8))));
        write("{\"policy\": {\"fps\": 15}}");
        assertThat(OwnWays.of(folder, GENERAL).conduct())
                .isEqualTo(
                        new Conduct(15, 0.5, Merge.WEIGHTED_AVERAGE, 1, Duration.ofSeconds(30), Duration.ofSeconds(3)));
    }

    @Test
    void nullSaysNothing() throws IOException {
        write("{\"policy\": {\"inference_rate_hz\": null, \"warm_up\": null, \"units\": null, \"chunk\": null}}");
        assertThat(OwnWays.of(folder, GENERAL).habits()).isEqualTo(Habits.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"fps\": 0 | model.json, policy: 'fps' is 0, a number from 1.0 to 240.0 is needed",
                "\"fsp\": 10 | model.json, policy: [fsp] is not known",
                "\"merge\": \"mean\" | model.json, policy: 'merge' = 'mean'; allowed are weighted_average",
                "\"units\": 3 | model.json, policy: 'units' = ''; allowed are degrees, range",
                "\"tasks\": \"wave\" | model.json, policy: 'tasks' is \"wave\", a list of texts is needed",
                "\"cameras\": {\"a\": 1} | model.json, policy: 'cameras' names no camera of the robot for a",
                "\"rtc\": {\"schedule\": \"x\"} | model.json, policy, rtc: 'schedule' = 'x'; allowed are off, zeros",
                "\"inference_rate_hz\": 51 | model.json, policy: 'inference_rate_hz' is 51, a number from 1.0 to 50.0 is needed",
                "\"warm_up\": -1 | model.json, policy: 'warm_up' is -1, a whole number from 0 to 20 is needed",
                "\"least_thought_ms\": 30001 | model.json, policy: 'least_thought_ms' is 30001, a whole number from 0 to 30000 is needed",
                "\"precision\": 8 | model.json, policy: 'precision' is 8, a text is needed",
                "\"chunk\": 0 | model.json, policy: 'chunk' is 0, a whole number from 1 to 1000 is needed",
                "\"n_action_steps\": 1.5 | model.json, policy: 'n_action_steps' is 1.5, a whole number from 1 to 1000",
                "\"timeout_sec\": 0.5 | model.json, policy: 'timeout_sec' is 0.5, a whole number",
            })
    void whatCannotBeMeantIsNamed(String wrong, String complaint) throws IOException {
        write("{\"policy\": {" + wrong + "}}");
        assertThatThrownBy(() -> OwnWays.of(folder, GENERAL))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageStartingWith(complaint);
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(OwnWays.FILE), json);
    }
}
