package org.lepetpal.calibration.store;

import java.util.Optional;

/**
 * What could not be read.
 *
 * @param camera whose setup; empty where it is the folder of all
 * @param text what is wrong and what is used instead, for people
 */
public record Complaint(Optional<String> camera, String text) {
    /** Whether it is about this camera's setup, and so over once another is written. */
    public boolean isAbout(String name) {
        return camera.filter(name::equals).isPresent();
    }
}
