package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.testkit.SharedData;

/** What LeRobot's own code computed, stage by stage, against what this one does by the same way that the robot takes. */
final class GoldenParityTest {
    private static final Engine ENGINE = new Engine(2);

    @ParameterizedTest
    @CsvSource({"tiny64, 5", "tiny64_bf16, 6", "tiny512, 4"})
    void everyStageOfEveryCaseIsRight(String variant, int cases) throws Exception {
        Path folder = SharedData.path("smolvla/" + variant);
        Parity parity = new Parity();
        try (Checkpoint checkpoint = Checkpoint.open(folder, nothingAround());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, ENGINE, false);
                SmolVlaModel traced = new SmolVlaModel(checkpoint, tokenizer, ENGINE, true)) {
            GoldenRun run = new GoldenRun(checkpoint, tokenizer, model, traced, parity);
            List<GoldenCase> golden = GoldenCase.open(folder.resolve("golden"));
            assertThat(golden).hasSize(cases);
            for (GoldenCase one : golden) {
                run.compare(one);
                one.close();
            }
        }
        System.out.printf("%s, %d cases%n", variant, cases);
        parity.stages().forEach(System.out::println);
        assertThat(parity.stages()).allMatch(Parity.Stage::kept);
        assertThat(parity.stages())
                .hasSizeGreaterThan(20)
                .extracting(Parity.Stage::name)
                .contains(Parity.ACTIONS);
    }

    private static Surroundings nothingAround() {
        return new Surroundings(Optional.empty(), new HubCache(Path.of("/nowhere")));
    }
}
