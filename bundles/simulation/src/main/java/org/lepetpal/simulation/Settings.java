package org.lepetpal.simulation;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What the simulated room is set to.
 *
 * @param seed decides where things lie and how the picture is grained; 0 or more
 * @param framesPerSecond pictures that the camera takes in a second, 1…60
 */
record Settings(long seed, int framesPerSecond) {
    @ObjectClassDefinition(
            name = "Simulated room",
            description = "The room that stands in for hardware. A change starts it anew.")
    @interface Config {
        @AttributeDefinition(
                name = "SIM_SEED",
                description = "Decides where ball and treat lie in the simulated room at start. 0 or more.",
                min = "0")
        long seed() default 1;

        @AttributeDefinition(
                name = "SIM_CAMERA_FPS",
                description = "Pictures per second of the simulated camera. 1…60.",
                min = "1",
                max = "60")
        int camera_fps() default 30;
    }

    Settings {
        if (seed < 0) {
            throw new IllegalArgumentException("SIM_SEED = " + seed + " is not 0 or more");
        }
        if (framesPerSecond < 1 || framesPerSecond > 60) {
            throw new IllegalArgumentException("SIM_CAMERA_FPS = " + framesPerSecond + " is not in 1…60");
        }
    }

    static Settings of(Config config) {
        return new Settings(config.seed(), config.camera_fps());
    }
}
