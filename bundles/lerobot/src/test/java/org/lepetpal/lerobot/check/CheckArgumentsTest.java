package org.lepetpal.lerobot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckArgumentsTest {
    private static final List<String> OPTIONS = List.of("ACT_THREADS", "ACT_CACHE_MB");

    @Test
    void optionsGoBeforeWhatIsSet() {
        CheckArguments arguments = of(Map.of("ACT_THREADS", "1", "ACT_CACHE_MB", "7"), "--threads", "2", "a");
        assertThat(arguments.folder()).isEqualTo(Path.of("a"));
        assertThat(arguments.golden()).isEmpty();
        assertThat(arguments.settings()).isEqualTo(Map.of("ACT_THREADS", "2", "ACT_CACHE_MB", "7"));
        assertThat(of(Map.of(), "a", "--cache-mb", "0", "--golden", "b"))
                .isEqualTo(new CheckArguments(Path.of("a"), Optional.of(Path.of("b")), Map.of("ACT_CACHE_MB", "0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a --golden", "a --threads", "a --tokenizer b", "--threads 1"})
    void explainsItself(String words) {
        assertThatThrownBy(() -> of(Map.of(), words.isEmpty() ? new String[0] : words.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("usage: ./lepetpal policy check CHECKPOINT [--golden FOLDER] [--threads VALUE]"
                        + " [--cache-mb VALUE]\neach but --golden stands for the robot's setting, which counts where it is"
                        + " left out: ACT_THREADS, ACT_CACHE_MB");
    }

    private static CheckArguments of(Map<String, String> set, String... words) {
        return CheckArguments.of(List.of(words), OPTIONS, set);
    }
}
