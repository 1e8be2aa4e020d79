package org.lepetpal.lerobot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentConfigTest {
    /** As components have them. */
    private @interface Config {
        String some_path() default "here";

        int some_threads() default 4;

        long some_seed() default 5;

        double some_share() default 0.5;

        String[] some_names() default {"a"};
    }

    @Test
    void whatIsNotSetIsAsTheAnnotationSays() {
        Config config = EnvironmentConfig.of(Config.class, Map.of("SOME_PATH", " ", "OTHER", "x"));
        assertThat(config.some_path()).isEqualTo("here");
        assertThat(config.some_threads()).isEqualTo(4);
        assertThat(config.some_seed()).isEqualTo(5);
        assertThat(config.some_share()).isEqualTo(0.5);
        assertThat(config.some_names()).containsExactly("a");
    }

    @Test
    void whatIsSetCounts() {
        Config config = EnvironmentConfig.of(
                Config.class,
                Map.of(
                        "SOME_PATH",
                        " there ",
                        "SOME_THREADS",
                        "1",
                        "SOME_SEED",
                        "-2",
                        "SOME_SHARE",
                        "0.25",
                        "SOME_NAMES",
                        "b, c"));
        assertThat(config.some_path()).isEqualTo("there");
        assertThat(config.some_threads()).isEqualTo(1);
        assertThat(config.some_seed()).isEqualTo(-2);
        assertThat(config.some_share()).isEqualTo(0.25);
        assertThat(config.some_names()).containsExactly("b", "c");
    }

    @Test
    void whatIsNoneIsNamed() {
        Config config = EnvironmentConfig.of(Config.class, Map.of("SOME_THREADS", "few", "SOME_SHARE", "half"));
        assertThatThrownBy(config::some_threads)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SOME_THREADS = 'few' is no whole number");
        assertThatThrownBy(config::some_share).hasMessage("SOME_SHARE = 'half' is no number");
    }
}
