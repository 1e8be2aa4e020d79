package org.lepetpal.switchboard;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;

/**
 * What the robot sees now. Any thread.
 *
 * @param cameras the slot of the default camera
 * @param telemetry of the control loop; empty while there is none
 */
record Outlook(Slot<Camera> cameras, Supplier<Optional<Telemetry>> telemetry) {
    /** The newest picture, which the caller closes; empty where there is none, or it cannot be read. May decode it. */
    Optional<Frame> frame() {
        Optional<Frame> newest = cameras.take().flatMap(Outlook::latest);
        if (newest.filter(frame -> !frame.isReadable()).isEmpty()) {
            return newest;
        }
        newest.ifPresent(Frame::close);
        return Optional.empty();
    }

    private static Optional<Frame> latest(Lease<Camera> lease) {
        try (lease) {
            return lease.service().latest();
        }
    }

    /** The default camera; empty where there is none. */
    Optional<CameraDescription> camera() {
        return cameras.take().map(Outlook::described);
    }

    private static CameraDescription described(Lease<Camera> lease) {
        try (lease) {
            return lease.service().description();
        }
    }

    /** How the arm stood at the newest tick; empty where it did not answer. */
    Optional<ArmReading> arm() {
        return telemetry.get().flatMap(Telemetry::latest).flatMap(ArmSample::reading);
    }
}
