package org.lepetpal.calibration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;

/** The cameras that deliver, by name, and which of them the robot looks through. Any thread. */
final class CamerasAtHand {
    private final Map<String, Camera> cameras = new ConcurrentHashMap<>();
    /** Names of those that came as one beside the robot's own, and have not come as that one since. */
    private final Set<String> beside = ConcurrentHashMap.newKeySet();

    /** @param own whether the robot looks through it */
    void come(Camera camera, boolean own) {
        String name = camera.description().name();
        if (own) {
            beside.remove(name);
        } else {
            beside.add(name);
        }
        cameras.put(name, camera);
    }

    void leave(Camera camera) {
        cameras.values().remove(camera);
    }

    /** Whether it is, or was when it was last there, one beside that through which the robot looks. */
    boolean isBeside(String name) {
        return beside.contains(name);
    }

    boolean has(String name) {
        return cameras.containsKey(name);
    }

    Optional<Camera> find(String name) {
        return Optional.ofNullable(cameras.get(name));
    }

    /** @throws IllegalStateException when it does not deliver */
    Camera require(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no camera " + name));
    }

    /**
     * Its newest picture; the caller closes it.
     *
     * @throws IllegalStateException when it does not deliver
     */
    Frame picture(String name) {
        return require(name)
                .latest()
                .orElseThrow(() -> new IllegalStateException("camera " + name + " gives no picture"));
    }
}
