package org.lepetpal.policy.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.policy.replay.dataset.BadDatasetException;

/**
 * The units of a recording, where its {@code model.json}, beside {@code meta} and {@code data}, says them under {@code policy} as a
 * checkpoint's does: LeRobot's own files do not.
 */
final class OwnUnits {
    /** The file, in the dataset's folder. */
    static final String FILE = "model.json";

    private static final String POLICY = "policy";
    private static final String UNITS = "units";
    private static final long LARGEST = 1_000_000;

    private OwnUnits() {}

    /**
     * What it says.
     *
     * @return empty where it says nothing or {@code null}, or is not there
     * @throws BadDatasetException naming the key and what is allowed; also where a key under {@code policy} is not known
     */
    static Optional<UnitMode> of(Path dataset) throws IOException {
        Path file = dataset.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode said = read(file).path(POLICY);
        if (!said.isObject() && !said.isMissingNode() && !said.isNull()) {
            throw new BadDatasetException(FILE + ": '" + POLICY + "' is no object");
        }
        for (String key : said.properties().stream().map(Map.Entry::getKey).toList()) {
            if (!key.equals(UNITS)) {
                throw new BadDatasetException(
                        FILE + ", " + POLICY + ": [" + key + "] is not known, but [" + UNITS + "]");
            }
        }
        return said.hasNonNull(UNITS) ? Optional.of(units(said.path(UNITS))) : Optional.empty();
    }

    private static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new BadDatasetException(FILE + " has " + Files.size(file) + " bytes, at most " + LARGEST);
        }
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new BadDatasetException(FILE + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static UnitMode units(JsonNode said) throws BadDatasetException {
        try {
            return Settings.units(FILE + ", " + POLICY + ": '" + UNITS + "'", said.asText());
        } catch (IllegalArgumentException e) {
            throw new BadDatasetException(e.getMessage(), e);
        }
    }
}
