package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.policy.smolvla.check.Stopwatch.Stage;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.Mode;

/** Against figures that were counted by hand from the released model. */
final class WorkTest {
    private static final String BASE = """
            {"type": "smolvla", "chunk_size": 50, "n_action_steps": 50,
             "input_features": {"observation.images.camera1": {"type": "VISUAL", "shape": [3, 512, 512]}},
             "output_features": {"action": {"type": "ACTION", "shape": [6]}}}""";
    private static final double GIGA = 1e9;

    @TempDir
    private Path folder;

    @Test
    void operationsOfTheReleasedModel() throws Exception {
        SmolVlaConfig config = base();
        Map<Stage, Work> two = Work.of(config, 2, 48);
        assertThat(two.get(Stage.PICTURES).flops() / GIGA).isCloseTo(430.6, within(0.1));
        assertThat(two.get(Stage.PREFIX).flops() / GIGA).isCloseTo(54.8, within(0.1));
        assertThat(two.get(Stage.FLOW).flops() / GIGA).isCloseTo(104.4, within(0.1));
        Map<Stage, Work> one = Work.of(config, 1, 12);
        assertThat(one.get(Stage.PICTURES).flops() / GIGA).isCloseTo(215.3, within(0.1));
    }

    @Test
    void weightsOfTheReleasedModel() throws Exception {
        Map<Stage, Work> work = Work.of(base(), 2, 48);
        assertThat(work.get(Stage.PICTURES).weights()).isEqualTo(86_433_024 + 11_796_480);
        assertThat(work.get(Stage.PREFIX).weights()).isEqualTo(148_100_160 + 1_638_400);
        assertThat(work.get(Stage.FLOW).weights()).isCloseTo(10 * 98_210_912.0, within(0.001 * GIGA));
        assertThat(Work.weightBytes(base(), Mode.FP32)).isCloseTo(4 * 346.2e6, within(0.4e6));
        assertThat(Work.weightBytes(base(), Mode.INT8)).isCloseTo(346.2e6, within(0.1e6));
    }

    private SmolVlaConfig base() throws Exception {
        Files.writeString(folder.resolve("config.json"), BASE);
        return Checkpoint.model(folder, Surroundings.ofProcess());
    }
}
