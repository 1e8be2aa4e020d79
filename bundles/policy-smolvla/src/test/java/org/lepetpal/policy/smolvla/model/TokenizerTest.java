package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.policy.smolvla.checkpoint.TokenizerFiles;
import org.lepetpal.testkit.SharedData;

final class TokenizerTest {
    private static final int LIMIT = 48;

    @Test
    void givesTheTokensOfHuggingFacesOwn() throws IOException {
        List<JsonNode> cases = SharedData.json("smolvla/tokenizer_cases.json")
                .path("cases")
                .valueStream()
                .toList();
        assertThat(cases).hasSizeGreaterThan(3);
        try (Tokenizer tokenizer = tokenizer(true)) {
            for (JsonNode one : cases) {
                assertThat(tokenizer.ids(one.path("text").asText()))
                        .as(one.path("text").asText())
                        .isEqualTo(one.path("ids")
                                .valueStream()
                                .map(JsonNode::asLong)
                                .toList());
            }
        }
    }

    @Test
    void endsWithALineEndAndCutsOnTheSideThatTheTokenizerSays() throws IOException {
        String longPrompt = "pick up the red cube ".repeat(20);
        try (Tokenizer left = tokenizer(true);
                Tokenizer right = tokenizer(false)) {
            List<Long> all = left.ids(longPrompt + "\n");
            assertThat(left.encode(longPrompt)).isEqualTo(all.subList(all.size() - LIMIT, all.size()));
            assertThat(right.encode(longPrompt)).isEqualTo(all.subList(0, LIMIT));
            assertThat(left.encode("stop")).isEqualTo(left.encode("stop\n")).isEqualTo(left.ids("stop\n"));
        }
    }

    @Test
    void namesAFileThatIsNoTokenizer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> new Tokenizer(new TokenizerFiles(file, true), LIMIT))
                .hasMessageStartingWith("tokenizer.json is no tokenizer");
    }

    private static Tokenizer tokenizer(boolean cutsLeft) throws IOException {
        return new Tokenizer(
                new TokenizerFiles(SharedData.path("smolvla/tiny64/tokenizer/tokenizer.json"), cutsLeft), LIMIT);
    }
}
