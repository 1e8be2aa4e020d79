package org.lepetpal.arm.so101;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.arm.JointAngles;

/** Taught poses: {@code {"bowl": {"shoulder_pan": 12.5, …}}}, degrees and percent. */
final class PoseFile {
    private static final TypeReference<Map<String, Map<String, Double>>> POSES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final KeptFile file;

    PoseFile(Path path) {
        this.file = new KeptFile(path);
    }

    /**
     * @return what is in it; nothing when there is no such file
     * @throws IOException naming the file and what is wrong with it
     */
    Map<String, JointAngles> read() throws IOException {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, JointAngles> poses = new TreeMap<>();
            for (Map.Entry<String, Map<String, Double>> pose :
                    json.readValue(text.get(), POSES).entrySet()) {
                poses.put(pose.getKey(), angles(pose.getKey(), pose.getValue()));
            }
            return poses;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "pose file " + file.path() + " cannot be understood: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ")",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException("pose file " + file.path() + ": " + e.getMessage(), e);
        }
    }

    void write(Map<String, JointAngles> poses) throws IOException {
        file.write(new TreeMap<>(poses)
                .entrySet().stream()
                        .map(pose -> "    \"" + pose.getKey() + "\": " + format(pose.getValue()))
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
    }

    /** Puts a file that cannot be read aside. */
    void putAside() throws IOException {
        file.putAside();
    }

    private static JointAngles angles(String name, Map<String, Double> joints) {
        double[] values = new double[Joint.values().length];
        for (Joint joint : Joint.values()) {
            Double value = joints == null ? null : joints.get(joint.label());
            if (value == null) {
                throw new IllegalArgumentException("pose " + name + " lacks " + joint.label());
            }
            values[joint.ordinal()] = value;
        }
        return JointAngles.of(values);
    }

    private static String format(JointAngles pose) {
        return Stream.of(Joint.values())
                .map(joint -> "\"" + joint.label() + "\": " + pose.get(joint.ordinal()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
