package org.lepetpal.camera;

import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.NamedCamera;

/**
 * What a camera is to the robot.
 *
 * @param name the operator's name for it
 * @param isDefault whether the robot looks through it
 * @param simulated whether it is simulated
 */
record CameraRole(String name, boolean isDefault, boolean simulated) {
    ComponentHealth health(Status status, String detail) {
        return new ComponentHealth(new NamedCamera(name, isDefault).component(), status, detail, simulated);
    }
}
