package org.lepetpal.arm.so101;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.ServoCalibration;

/** One arm's calibration as LeRobot writes and reads it: byte for byte what its {@code json.dump(…, indent=4)} gives. */
final class CalibrationFile {
    private static final List<String> FIELDS = List.of("id", "drive_mode", "homing_offset", "range_min", "range_max");

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final KeptFile file;

    CalibrationFile(Path path) {
        this.file = new KeptFile(path);
    }

    Path path() {
        return file.path();
    }

    /**
     * @return empty when there is no such file
     * @throws IOException naming the file, and the joint where it is one, when it is not such a calibration
     */
    Optional<Calibration> read() throws IOException {
        Optional<String> text = text();
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
    }

    private Optional<String> text() throws IOException {
        try {
            return file.read();
        } catch (CharacterCodingException e) {
            throw new IOException("calibration file " + path() + " is no text", e);
        }
    }

    /** Replaces the file; one that cannot be read is put aside first. */
    void write(Calibration calibration) throws IOException {
        if (!isReadable()) {
            file.putAside();
        }
        file.write(format(calibration));
    }

    private boolean isReadable() {
        try {
            read();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Calibration parse(String text) throws IOException {
        try {
            JsonNode root = json.readTree(text);
            if (!root.isObject()) {
                throw new IllegalArgumentException("it holds no joints");
            }
            if (root.has("motor_names")) {
                throw new IllegalArgumentException("it is of LeRobot's format before 2025, which says nothing about"
                        + " this arm's servos; calibrate anew");
            }
            Map<String, ServoCalibration> servos = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> joint : root.properties()) {
                servos.put(joint.getKey(), servo(joint.getKey(), joint.getValue()));
            }
            return Calibration.of(servos);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "calibration file " + path() + " is no JSON: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ")",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException("calibration file " + path() + ": " + e.getMessage(), e);
        }
    }

    private static ServoCalibration servo(String joint, JsonNode node) {
        try {
            List<Integer> values =
                    FIELDS.stream().map(field -> number(node, field)).toList();
            return new ServoCalibration(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(joint + ": " + e.getMessage(), e);
        }
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException(field + (value.isMissingNode() ? " is missing" : " = " + value));
        }
        return value.intValue();
    }

    private static String format(Calibration calibration) {
        return calibration.byName().entrySet().stream()
                .map(servo -> format(servo.getKey(), servo.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static String format(String joint, ServoCalibration servo) {
        return """
                    "%s": {
                        "id": %d,
                        "drive_mode": %d,
                        "homing_offset": %d,
                        "range_min": %d,
                        "range_max": %d
                    }""".formatted(
                        joint, servo.id(), servo.driveMode(), servo.homingOffset(), servo.rangeMin(), servo.rangeMax())
                .indent(4)
                .stripTrailing();
    }
}
