package org.lepetpal.video.sight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the newest frame of the active camera to all active detectors, at a pace of its own, and keeps what they saw. A
 * detector that throws is left out of that sighting, so that its classes count as unknown.
 */
final class RobotSight implements Sight, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RobotSight.class);

    private final Slot<Camera> cameras;
    private final Slot<Detector> detectors;
    private final Timebase.Schedule schedule;
    private final Set<String> failing = new HashSet<>();
    private volatile Optional<Sighting> newest = Optional.empty();

    /** @param rateHz looks per second, 1 or more */
    RobotSight(Switchboard switchboard, Timebase timebase, int rateHz) {
        this.cameras = switchboard.slot(Camera.class);
        this.detectors = switchboard.slot(Detector.class);
        this.schedule = timebase.every(
                "detection", Duration.ofNanos(1_000_000_000L / rateHz), Timebase.Urgency.NORMAL, beat -> look());
    }

    @Override
    public Optional<Sighting> latest() {
        return newest;
    }

    @Override
    public Optional<Frame> frame() {
        return view().map(View::frame);
    }

    private Optional<View> view() {
        Optional<Lease<Camera>> lease = cameras.take();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        // the lease ends here and not after the detectors: the frame is held for itself
        try (Lease<Camera> camera = lease.get()) {
            CameraDescription description = camera.service().description();
            return camera.service().latest().map(frame -> new View(description, frame));
        }
    }

    private void look() {
        Optional<View> view = view();
        if (view.isEmpty()) {
            newest = Optional.empty();
            return;
        }
        try (Frame frame = view.get().frame()) {
            boolean isNew = newest.isEmpty() || newest.get().captureNanos() != frame.captureNanos();
            // what nothing can be seen in is no sighting of nothing
            if (isNew && frame.isReadable()) {
                newest = Optional.of(look(view.get().camera(), frame));
            }
        }
    }

    private Sighting look(CameraDescription camera, Frame frame) {
        Set<String> classes = new HashSet<>();
        List<Detection> detections = new ArrayList<>();
        for (Lease<Detector> lease : detectors.takeAll()) {
            try (lease) {
                ask(lease, frame, classes, detections);
            }
        }
        return new Sighting(
                camera.name(),
                frame.sequence(),
                frame.captureNanos(),
                frame.width(),
                frame.height(),
                camera.calibration(),
                classes,
                detections);
    }

    private void ask(Lease<Detector> lease, Frame frame, Set<String> classes, List<Detection> detections) {
        String detector = lease.candidate().id();
        try {
            Set<String> finds = lease.service().classes();
            detections.addAll(lease.service().detect(frame));
            classes.addAll(finds);
            if (failing.remove(detector)) {
                LOG.info("detector {} works again", detector);
            }
        } catch (RuntimeException | LinkageError failure) {
            // a LinkageError is what a detector throws whose bundle is being replaced
            if (failing.add(detector)) {
                LOG.error("detector {} fails; what it looks for is unknown", detector, failure);
            }
        }
    }

    @Override
    public void close() {
        schedule.close();
        newest = Optional.empty();
    }

    /** A frame, held, and the camera that it is from. */
    private record View(CameraDescription camera, Frame frame) {}
}
