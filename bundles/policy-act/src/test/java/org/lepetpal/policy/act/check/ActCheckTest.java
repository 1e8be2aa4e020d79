package org.lepetpal.policy.act.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.policy.act.model.TinyAct;

final class ActCheckTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void saysWhatItIs() throws IOException {
        new TinyAct().write(folder, "{}");
        assertThat(run(folder.toString(), "--threads", "1")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "cameras    front",
                        "state 6, actions 7 of 10 × 6, width 16, 2 + 1 layers",
                        "set ACT_UNITS",
                        "training reached not known")
                .contains("warning    there are no statistics of observation.images.front")
                .containsPattern("a chunk in \\d+ ms with 1 cameras");
    }

    @Test
    void saysWhatItsOwnFileSaysAndRefusesWhatTheRobotWould() throws IOException {
        new TinyAct().write(folder, "{}");
        write("{\"policy\": {\"units\": \"degrees\", \"inference_rate_hz\": 4}}");
        assertThat(run(folder.toString(), "--threads", "1")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("model.json {inference_rate_hz=4, units=\"degrees\"}")
                .doesNotContain("ACT_UNITS");

        write("{\"policy\": {\"inference_rate_hz\": 0}}");
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("refused: model.json, policy: 'inference_rate_hz' is 0, a number from 1.0 to 50.0");
    }

    @Test
    void ofTheTrainedOneItTellsHowFarItWentInTraining() {
        Path ball = Path.of("..", "..", "models", "policy", "ball", "1");
        assertThat(run(ball.toString(), "--threads", "1")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("training reached about ±176 (mean ± 3 standard deviations)");
    }

    @Test
    void theRobotsSettingsCountAndAnOptionGoesBeforeThem() throws IOException {
        new TinyAct().write(folder, "{}");
        assertThat(run(folder.toString())).isZero();
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("computed   in single precision by cpu on " + Math.clamp(processors - 1, 1, 64) + " of "
                        + processors + " processor threads");
        Map<String, String> set = Map.of("ACT_THREADS", "3", "ACT_PROVIDER", "quantum");
        assertThat(run(set, folder.toString(), "--provider", "cpu")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(" by cpu on 3 of ");
        assertThat(run(set, folder.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("ACT_PROVIDER = 'quantum'; allowed are auto, cpu");
        assertThat(run(folder.toString(), "--precision", "int8")).isEqualTo(2);
    }

    private void write(String own) throws IOException {
        Files.writeString(folder.resolve("model.json"), own);
    }

    @Test
    void refusesWhatIsWrong() throws IOException {
        new TinyAct().write(folder, "{}");
        Files.delete(folder.resolve("model.safetensors"));
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("refused: model.safetensors is missing");
        assertThat(run()).isEqualTo(2);
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return ActCheck.run(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
