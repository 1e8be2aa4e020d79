package org.lepetpal.api.vision;

/**
 * A camera that the robot is set up with, whether it delivers or not.
 *
 * @param name the operator's name for it
 * @param isDefault whether the robot looks through it
 */
public record NamedCamera(String name, boolean isDefault) {
    /** What a robot calls its one camera. */
    public static final NamedCamera FRONT = new NamedCamera("front", true);

    public NamedCamera {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a camera's name is blank");
        }
    }

    /** Which part of the robot it is in {@code /health}: the default one is {@code camera}, each other one has its name behind that. */
    public String component() {
        return isDefault ? "camera" : "camera-" + name;
    }
}
