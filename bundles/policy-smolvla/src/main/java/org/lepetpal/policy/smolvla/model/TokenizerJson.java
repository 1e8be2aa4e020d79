package org.lepetpal.policy.smolvla.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A {@code tokenizer.json} as the native library is given it. That library numbers added tokens which the vocabulary lacks
 * anew, from its end on; in a file whose numbers have gaps these are not the numbers that the file gives them, and that the
 * policy was trained with. So they are put into the vocabulary beforehand.
 */
final class TokenizerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TokenizerJson() {}

    static InputStream read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        if (root.path("model").path("vocab") instanceof ObjectNode vocabulary) {
            for (JsonNode token : root.path("added_tokens")) {
                String content = token.path("content").asText();
                if (!vocabulary.has(content)) {
                    vocabulary.set(content, token.path("id"));
                }
            }
        }
        return new ByteArrayInputStream(JSON.writeValueAsBytes(root));
    }
}
