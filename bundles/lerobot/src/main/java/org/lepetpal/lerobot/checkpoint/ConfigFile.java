package org.lepetpal.lerobot.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A JSON object of a checkpoint. Whatever is wrong with a value is refused with the file, the key and what is allowed. */
public final class ConfigFile {
    private static final long LARGEST_FILE = 1_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final String file;
    private final JsonNode root;

    private ConfigFile(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads one.
     *
     * @param missing what to say after the file's name where there is no such file
     */
    public static ConfigFile read(Path file, String missing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadCheckpointException(file.getFileName() + " is missing" + missing);
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new BadCheckpointException(
                    file.getFileName() + " has " + Files.size(file) + " bytes, at most " + LARGEST_FILE);
        }
        return of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** @param name of the file, for messages */
    public static ConfigFile of(String name, byte[] json) throws IOException {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                throw new BadCheckpointException(name + " is no JSON object");
            }
            return new ConfigFile(name, root);
        } catch (JsonProcessingException e) {
            throw new BadCheckpointException(name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * A file beside another that names it.
     *
     * @throws BadCheckpointException when the name leads out of the checkpoint's folder
     */
    public static Path within(Path folder, String named, String name) throws BadCheckpointException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new BadCheckpointException(named + " names '" + name + "', which is not in the checkpoint's folder");
        }
        return file;
    }

    /** An object within; empty where there is none. */
    public ConfigFile object(String key) throws BadCheckpointException {
        JsonNode within = root.path(key);
        if (!within.isObject() && !absent(within)) {
            throw new BadCheckpointException(file + ": '" + key + "' is no object");
        }
        return new ConfigFile(file + ", " + key, within);
    }

    /** @throws BadCheckpointException when it is missing or not within {@code least…most} */
    public int integer(String key, int least, int most) throws BadCheckpointException {
        JsonNode value = root.path(key);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw new BadCheckpointException(file + ": '" + key + "' is " + show(value) + ", a whole number from "
                    + least + " to " + most + " is needed");
        }
        return value.asInt();
    }

    public int integer(String key, int least, int most, int otherwise) throws BadCheckpointException {
        return absent(root.path(key)) ? otherwise : integer(key, least, most);
    }

    /** A number that is more than 0. */
    public double positive(String key, double otherwise) throws BadCheckpointException {
        JsonNode value = root.path(key);
        if (absent(value)) {
            return otherwise;
        }
        if (!value.isNumber() || !(value.asDouble() > 0) || Double.isInfinite(value.asDouble())) {
            throw new BadCheckpointException(
                    file + ": '" + key + "' is " + show(value) + ", a number above 0 is needed");
        }
        return value.asDouble();
    }

    /** A number within {@code least…most}. */
    public double number(String key, double least, double most, double otherwise) throws BadCheckpointException {
        JsonNode value = root.path(key);
        if (absent(value)) {
            return otherwise;
        }
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw new BadCheckpointException(file + ": '" + key + "' is " + show(value) + ", a number from " + least
                    + " to " + most + " is needed");
        }
        return value.asDouble();
    }

    /** All keys with what lies under them. */
    public Set<Map.Entry<String, JsonNode>> fields() {
        return root.properties();
    }

    public boolean flag(String key) throws BadCheckpointException {
        JsonNode value = root.path(key);
        if (!value.isBoolean() && !absent(value)) {
            throw new BadCheckpointException(file + ": '" + key + "' is " + show(value) + ", true or false is needed");
        }
        return value.asBoolean(false);
    }

    public String text(String key, String otherwise) {
        return root.path(key).isTextual() ? root.path(key).asText() : otherwise;
    }

    /** @throws BadCheckpointException where a text says other than {@code only}, which is all that can be computed */
    public void require(String key, String only) throws BadCheckpointException {
        if (!text(key, only).equals(only)) {
            throw new BadCheckpointException(
                    file + ": '" + key + "' is " + show(root.path(key)) + "; only \"" + only + "\" is computed");
        }
    }

    /** @throws BadCheckpointException where something is switched on that is not computed */
    public void requireOff(String... keys) throws BadCheckpointException {
        for (String key : keys) {
            if (flag(key)) {
                throw new BadCheckpointException(file + ": '" + key + "' is true, which is not computed");
            }
        }
    }

    /** What lies under a key, as it is; missing where there is nothing. */
    public JsonNode node(String key) {
        return root.path(key);
    }

    /** The file's name, for messages. */
    public String file() {
        return file;
    }

    public static String show(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
