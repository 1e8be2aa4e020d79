package org.lepetpal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvFileTest {
    @Test
    void readsNamesAndValues() {
        EnvFile file = EnvFile.of(List.of(
                "# CAMERA=commented",
                "",
                "  PORT = 6000 ",
                "export VOICE='a # b'",
                "EMPTY=",
                "Q=\"x=y\"",
                "PORT=7000"));

        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .containsOnly(
                        Map.entry("PORT", new Given("7000", "lepetpal.env line 7")),
                        Map.entry("VOICE", new Given("a # b", "lepetpal.env line 4")),
                        Map.entry("EMPTY", new Given("", "lepetpal.env line 5")),
                        Map.entry("Q", new Given("x=y", "lepetpal.env line 6")));
    }

    @Test
    void namesBrokenLinesWithoutShowingThem() {
        EnvFile file = EnvFile.of(List.of("PORT 6000", "s3cret", "ARM=sim"));

        assertThat(file.values()).containsOnlyKeys("ARM");
        assertThat(file.problems())
                .containsExactly("lepetpal.env line 1 is not NAME=value", "lepetpal.env line 2 is not NAME=value");
    }

    @Test
    void theEnvironmentWinsAndUnreadVariablesAreFound() {
        Sources sources = new Sources(Map.of("PORT", "1", "HOME", "/"), EnvFile.of(List.of("PORT=2", "FOO=3")));

        assertThat(sources.find("PORT")).contains(new Given("1", "the environment"));
        assertThat(sources.find("FOO")).contains(new Given("3", "lepetpal.env line 2"));
        assertThat(sources.find("BAR")).isEmpty();
        assertThat(sources.unread(Set.of("PORT"))).containsExactly("FOO");
    }
}
