package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.testkit.SharedData;

final class PolicyCheckTest {
    private static final Path TINY = SharedData.path("smolvla/tiny64");
    private static final Map<String, String> NOTHING_SET = Map.of();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @Test
    void saysWhatItIsAndThatItIsAtPar() {
        assertThat(check(
                        NOTHING_SET,
                        TINY.toString(),
                        "--golden",
                        TINY.resolve("golden").toString(),
                        "--threads",
                        "1"))
                .isZero();
        assertThat(text(out))
                .contains("cameras    camera1, camera2", "normalises state MEAN_STD, action MEAN_STD", "a chunk in ")
                .contains("5 golden cases")
                .containsPattern("\nparity ok, worst \\d\\.\\de-6\\s*$");
    }

    /** Each mode's, by what LeRobot's own code computed in single precision. */
    @Test
    void saysOfEachModeHowFarItIsFromTheGoldenActions() {
        assertThat(check(
                        NOTHING_SET,
                        TINY.toString(),
                        "--golden",
                        TINY.resolve("golden").toString()))
                .isZero();
        String others = "[^\\n]*\\n +a chunk in \\d+ ms [^\\n]*\\n";
        String far = others + " +at most \\d\\.\\de-1 from the golden actions\\n";
        assertThat(text(out))
                .containsPattern("precision  int8, at most 0\\.\\d+ from single precision" + far)
                .containsPattern("precision  int8-pictures, at most 0\\.\\d+ from single precision" + far)
                .containsPattern(
                        "precision  single precision" + others + " +at most \\d\\.\\de-6 from the golden actions\\n");
    }

    @Test
    void byItselfItIsLoadedAsTheRobotDoesByItself() throws IOException {
        assertThat(check(NOTHING_SET, TINY.toString())).isZero();
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(text(out))
                .contains("computed   in single precision by cpu on " + Math.clamp(processors - 1, 1, 64) + " of "
                        + processors + " processor threads, kept as it was optimised");
        assertThat(kept()).as("the models of single precision").hasSize(4).noneMatch(name -> name.startsWith("trial"));
    }

    @Test
    void theRobotsSettingsCount() throws IOException {
        Map<String, String> set = Map.of(
                "SMOLVLA_THREADS",
                "2",
                "SMOLVLA_PRECISION",
                "int8",
                "SMOLVLA_CACHE_MB",
                "0",
                "SMOLVLA_PROVIDER",
                "cpu");
        assertThat(check(set, TINY.toString())).isZero();
        assertThat(text(out))
                .containsPattern("computed   in int8, at most 0\\.\\d+ from .* by cpu on 2 of \\d+ .*threads\n");
        assertThat(kept()).isEmpty();
    }

    @Test
    void theTokenizerOfTheSettingsIsTaken() throws IOException {
        Path bare = Files.createDirectory(home.resolve("bare"));
        try (Stream<Path> files = Files.list(TINY).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.copy(file, bare.resolve(file.getFileName()));
            }
        }
        assertThat(check(Map.of("HF_HOME", "/nowhere"), bare.toString())).isEqualTo(1);
        assertThat(text(err)).contains("the tokenizer is missing", "SMOLVLA_TOKENIZER");
        String tokenizer = TINY.resolve("tokenizer").toString();
        assertThat(check(Map.of("SMOLVLA_TOKENIZER", tokenizer), bare.toString()))
                .isZero();
        assertThat(text(out)).contains("tokenizer  " + tokenizer);
    }

    @Test
    void anOptionGoesBeforeTheSetting() {
        Map<String, String> set =
                Map.of("SMOLVLA_THREADS", "2", "SMOLVLA_PRECISION", "int4", "SMOLVLA_CACHE_MB", "many");
        assertThat(check(set, TINY.toString(), "--threads", "1", "--precision", "int8-pictures", "--cache-mb", "0"))
                .isZero();
        assertThat(text(out)).contains("computed   in int8-pictures, at most ", " by cpu on 1 of ");
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThat(check(Map.of("SMOLVLA_PRECISION", "int4"), TINY.toString())).isEqualTo(2);
        assertThat(text(err)).isEqualTo("SMOLVLA_PRECISION = 'int4'; allowed are auto, int8, int8-pictures, fp32\n");
        assertThat(check(Map.of("SMOLVLA_CACHE_MB", "many"), TINY.toString())).isEqualTo(2);
        assertThat(text(err)).endsWith("SMOLVLA_CACHE_MB = 'many' is no whole number\n");
        assertThat(check(NOTHING_SET, TINY.toString(), "--threads", "65")).isEqualTo(2);
        assertThat(text(err)).endsWith("SMOLVLA_THREADS = 65 is not in 0…64\n");
    }

    /** The golden cases of other weights: a check that cannot fail would be none. */
    @Test
    void failsWhereItIsNotAtPar() {
        Path other = SharedData.path("smolvla/tiny64_bf16/golden");
        assertThat(check(NOTHING_SET, TINY.toString(), "--golden", other.toString()))
                .isEqualTo(1);
        assertThat(text(out)).contains("WRONG").contains("PARITY LOST");
    }

    @Test
    void noGoldenCaseIsNoParity() throws IOException {
        Files.writeString(home.resolve("cases.json"), "{\"cases\": []}");
        assertThat(check(NOTHING_SET, TINY.toString(), "--golden", home.toString()))
                .isEqualTo(1);
        assertThat(text(out)).contains("0 golden cases").contains("PARITY LOST, worst NaN");
    }

    @Test
    void saysWhyItRefuses() {
        assertThat(check(NOTHING_SET, "/no/such/folder")).isEqualTo(1);
        assertThat(text(err)).isEqualTo("refused: there is no such folder\n");
        assertThat(check(NOTHING_SET, TINY.toString(), "--golden", "/no/such")).isEqualTo(1);
        assertThat(text(err)).contains("holds no golden cases");
    }

    @Test
    void explainsItself() {
        assertThat(check(NOTHING_SET)).isEqualTo(2);
        assertThat(check(NOTHING_SET, "a", "b")).isEqualTo(2);
        assertThat(check(NOTHING_SET, "a", "--golden")).isEqualTo(2);
        assertThat(text(err)).contains("usage: ./lepetpal policy check", "[--cache-mb VALUE]", "SMOLVLA_CACHE_MB");
    }

    private int check(Map<String, String> environment, String... arguments) {
        return PolicyCheck.run(
                arguments,
                environment,
                Optional.of(home),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** What is in the robot's cache of models. */
    private Stream<String> kept() throws IOException {
        Path cache = home.resolve("data/optimised");
        if (!Files.isDirectory(cache)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
