package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ModelCache;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.policy.smolvla.model.Trials;
import org.lepetpal.testkit.SharedData;

/** How far the faster modes are from what LeRobot's own code computed, and what is made of that. */
final class ModesTest {
    private static final Engine ENGINE = new Engine(1);

    @TempDir
    private Path folder;

    /** The bounds are those of eight bits in models as small and as random as these; a mistake would be off by more. */
    @ParameterizedTest
    @CsvSource({
        "tiny64, int8, 0.25",
        "tiny64, int8-pictures, 0.2",
        "tiny64_bf16, int8, 0.25",
        "tiny64_bf16, int8-pictures, 0.2",
        "tiny512, int8, 0.25",
        "tiny512, int8-pictures, 0.2"
    })
    void deviationOnGoldenCases(String variant, String mode, double allowed) throws Exception {
        Path path = SharedData.path("smolvla/" + variant);
        try (Checkpoint checkpoint = Checkpoint.open(path, Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
                GoldenCases golden = GoldenCases.open(Optional.of(path.resolve("golden")));
                SmolVlaModel model = new SmolVlaModel(
                        checkpoint, tokenizer, ENGINE, Mode.of(mode).orElseThrow(), false)) {
            double worst = golden.deviation(checkpoint, tokenizer, model);
            System.out.printf(
                    "%s, %s: %s over %d cases%n",
                    variant, mode, Parity.scientific(worst), golden.list().size());
            assertThat(worst).isBetween(Parity.ACTION, allowed);
        }
    }

    /** These models are so small that no mode in eight bits is exact enough. */
    @Test
    void singlePrecisionWhereNothingElseIsExactEnough() throws Exception {
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit())) {
            Trials trials = new Trials(checkpoint, tokenizer, ENGINE);
            Trials.Chosen fast = trials.load(Mode.INT8);
            fast.model().close();
            assertThat(fast.deviation().orElseThrow()).isBetween(Trials.ALLOWED, 0.5);
            Trials.Chosen best = trials.best();
            best.model().close();
            assertThat(best.mode()).isEqualTo(Mode.FP32);
            assertThat(best.manner()).isEqualTo("single precision");
        }
    }

    /** A note of what was measured counts, so that single precision need not be loaded again to compare with. */
    @Test
    void whatWasMeasuredIsNoted() throws Exception {
        Engine engine = ENGINE.with(Optional.of(new ModelCache(folder, Long.MAX_VALUE)));
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit())) {
            Trials.Chosen first = new Trials(checkpoint, tokenizer, engine).load(Mode.INT8);
            first.model().close();
            assertThat(first.manner()).endsWith("(too far: below 0.05 is allowed)");
            assertThat(models()).as("those of single precision are not kept").hasSize(3);
            Files.writeString(note(), "0.01");
            Trials.Chosen best = new Trials(checkpoint, tokenizer, engine).best();
            best.model().close();
            assertThat(best.mode()).isEqualTo(Mode.INT8);
            assertThat(best.manner()).isEqualTo("int8, at most 0.0100 from single precision");
            Files.writeString(note(), "spoilt");
            Trials.Chosen again = new Trials(checkpoint, tokenizer, engine).load(Mode.INT8);
            again.model().close();
            assertThat(again.deviation().orElseThrow()).isGreaterThan(Trials.ALLOWED);
        }
    }

    private List<Path> models() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("model.onnx")).toList();
        }
    }

    private Path note() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("trial-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
