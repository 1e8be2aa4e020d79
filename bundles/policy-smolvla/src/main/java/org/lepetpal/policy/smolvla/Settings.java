package org.lepetpal.policy.smolvla;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Which checkpoint.
 *
 * @param folder of the checkpoint; empty for none
 */
record Settings(Optional<Path> folder) {
    @ObjectClassDefinition(name = "SmolVLA policy", description = "Which checkpoint to read")
    @interface Config {
        @AttributeDefinition(
                name = "MODEL_PATH",
                description = "Folder of a policy's checkpoint as LeRobot saves it, with config.json and"
                        + " model.safetensors. It is read and checked; this version does not run it yet. Empty: none")
        String model_path() default "";
    }

    static Settings of(Config config) {
        String path = config.model_path().strip();
        try {
            return new Settings(path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("MODEL_PATH = '" + path + "' is no path: " + e.getReason(), e);
        }
    }
}
