package org.lepetpal.video.camera;

import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * What a camera is to the robot.
 *
 * @param name the operator's name for it
 * @param isDefault whether the robot looks through it
 * @param simulated whether it is simulated
 */
public record CameraRole(String name, boolean isDefault, boolean simulated) {
    /** Which part of the robot it is in {@code /health}. */
    String component() {
        return component(name, isDefault);
    }

    /** The default camera is {@code camera}, each other one has its name behind that. */
    public static String component(String name, boolean isDefault) {
        return isDefault ? "camera" : "camera-" + name;
    }

    ComponentHealth health(Status status, String detail) {
        return new ComponentHealth(component(), status, detail, simulated);
    }
}
