package org.lepetpal.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** One model in one line. */
final class ModelLine {
    private static final int DIGITS = 12;

    private ModelLine() {}

    static String of(JsonNode model) {
        return String.format(
                        Locale.ROOT,
                        "%-9s %-30s %-10s %-34s %s",
                        model.path("slot").asText(),
                        model.path("id").asText(),
                        model.path("state").asText(),
                        model.path("origin").asText(),
                        remark(model))
                .stripTrailing();
    }

    private static String remark(JsonNode model) {
        String checksum = model.path("checksum").asText();
        String folder = checksum.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f MB, SHA-256 %s…, %s  ",
                        model.path("bytes").asLong() / 1e6,
                        checksum.substring(0, Math.min(DIGITS, checksum.length())),
                        model.path("license").asText("licence not said"));
        return folder + model.path("detail").asText();
    }
}
