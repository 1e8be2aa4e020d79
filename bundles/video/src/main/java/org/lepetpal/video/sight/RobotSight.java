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
        Optional<Lease<Camera>> lease = cameras.take();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Camera> camera = lease.get()) {
            return camera.service().latest();
        }
    }

    private void look() {
        Optional<Lease<Camera>> lease = cameras.take();
        if (lease.isEmpty()) {
            newest = Optional.empty();
            return;
        }
        try (Lease<Camera> camera = lease.get()) {
            Optional<Frame> latest = camera.service().latest();
            if (latest.isPresent()) {
                try (Frame frame = latest.get()) {
                    if (isNew(frame)) {
                        newest = Optional.of(look(camera.service().description(), frame));
                    }
                }
            }
        }
    }

    private boolean isNew(Frame frame) {
        return newest.isEmpty() || newest.get().captureNanos() != frame.captureNanos();
    }

    private Sighting look(CameraDescription camera, Frame frame) {
        Set<String> classes = new HashSet<>();
        List<Detection> detections = new ArrayList<>();
        for (Lease<Detector> lease : detectors.takeAll()) {
            try (lease) {
                detections.addAll(lease.service().detect(frame));
                classes.addAll(lease.service().classes());
                failing.remove(lease.candidate().id());
            } catch (RuntimeException failure) {
                if (failing.add(lease.candidate().id())) {
                    LOG.error(
                            "detector {} fails; what it looks for is unknown",
                            lease.candidate().id(),
                            failure);
                }
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

    @Override
    public void close() {
        schedule.close();
    }
}
