package org.lepetpal.switchboard;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the robot sees now. A camera that fails shows nothing: that is no fault of whoever is to look. Any thread.
 *
 * @param cameras the slot of the default camera
 * @param telemetry of the control loop; empty while there is none
 */
record Outlook(Slot<Camera> cameras, Supplier<Optional<Telemetry>> telemetry) {
    private static final Logger LOG = LoggerFactory.getLogger(Outlook.class);

    /** The newest picture, which the caller closes; empty where there is none, or it cannot be read. May decode it. */
    Optional<Frame> frame() {
        return ask(Camera::latest).filter(Outlook::isReadable);
    }

    /** Closes one that is not. */
    private static boolean isReadable(Frame frame) {
        boolean readable = false;
        try {
            readable = frame.isReadable();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("a picture cannot be read", e);
        }
        if (!readable) {
            frame.close();
        }
        return readable;
    }

    /** The default camera; empty where there is none. */
    Optional<CameraDescription> camera() {
        return ask(camera -> Optional.of(camera.description()));
    }

    private <R> Optional<R> ask(Function<Camera, Optional<R>> question) {
        Optional<Lease<Camera>> taken = cameras.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Camera> lease = taken.get()) {
            // Here, or a null would be found where nobody expects one.
            return question.apply(lease.service()).map(Function.identity());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the camera shows nothing", e);
            return Optional.empty();
        }
    }

    /** How the arm stood at the newest tick; empty where it did not answer. */
    Optional<ArmReading> arm() {
        return telemetry.get().flatMap(Telemetry::latest).flatMap(ArmSample::reading);
    }
}
