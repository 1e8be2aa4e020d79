package org.lepetpal.video.sight;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;

/**
 * Shows the newest frame of the active camera to all active detectors that are free, at a pace of its own, and keeps what they
 * saw. Each looks on a thread of its own; who does not answer in time is left out of that sighting, so that its classes count as
 * unknown.
 */
final class RobotSight implements Sight, HealthSource, AutoCloseable {
    private final Slot<Camera> cameras;
    private final Slot<Detector> detectors;
    private final Timebase time;
    private final Lookers lookers;
    /** Sees to it that nobody waits for ever. */
    private final Timebase.Worker patience;

    private volatile Timebase.Schedule schedule;
    private volatile Optional<Sighting> newest = Optional.empty();
    /** When the newest frame was taken that there is. */
    private volatile OptionalLong pictured = OptionalLong.empty();
    /** On the thread that looks. */
    private OptionalLong shown = OptionalLong.empty();

    private Optional<Round> round = Optional.empty();

    /** @param rateHz looks per second, 1 or more */
    RobotSight(Switchboard switchboard, Timebase time, int rateHz) {
        this.cameras = switchboard.slot(Camera.class);
        this.detectors = switchboard.slot(Detector.class);
        this.time = time;
        this.lookers = new Lookers(time);
        this.patience = time.worker("detection-patience", 1);
        this.schedule = schedule(rateHz);
    }

    private Timebase.Schedule schedule(int rateHz) {
        Duration period = Duration.ofNanos(1_000_000_000L / rateHz);
        return time.every("detection", period, Timebase.Urgency.NORMAL, beat -> look());
    }

    /** From now on it looks that often. */
    void pace(int rateHz) {
        schedule.close();
        schedule = schedule(rateHz);
    }

    @Override
    public Optional<Sighting> latest() {
        return newest;
    }

    @Override
    public Optional<Frame> frame() {
        return view().map(View::frame);
    }

    @Override
    public ComponentHealth health() {
        return new SightHealth(newest, pictured, lookers).at(time.nanoTime());
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
            round.ifPresent(Round::cancel);
            shown = OptionalLong.empty();
            pictured = OptionalLong.empty();
            newest = Optional.empty();
            return;
        }
        try (Frame frame = view.get().frame()) {
            pictured = OptionalLong.of(frame.captureNanos());
            look(view.get().camera(), frame);
        }
    }

    private void look(CameraDescription camera, Frame frame) {
        List<Lease<Detector>> leases = detectors.takeAll();
        lookers.become(leases);
        round.ifPresent(open -> open.keepOnly(lookers.active()));
        boolean isNew = !shown.equals(pictured);
        boolean isDue = round.isEmpty() || round.get().makesWayFor(lookers.active());
        List<Looker> free =
                leases.stream().map(lookers::of).filter(Looker::isIdle).toList();
        boolean someone = leases.isEmpty() || !free.isEmpty();
        // what nothing can be seen in is no sighting of nothing
        if (isNew && isDue && someone && frame.isReadable()) {
            shown = pictured;
            round.ifPresent(Round::cancel);
            show(camera, frame, leases, free);
        } else {
            leases.forEach(Lease::close);
        }
    }

    private void show(CameraDescription camera, Frame frame, List<Lease<Detector>> leases, List<Looker> free) {
        Map<Looker, Set<String>> classes = new HashMap<>();
        leases.forEach(lease -> classes.put(lookers.of(lease), lease.service().classes()));
        Round begun = new Round(blank(camera, frame), classes, free, sighting -> newest = Optional.of(sighting));
        round = Optional.of(begun);
        for (Lease<Detector> lease : leases) {
            Looker looker = lookers.of(lease);
            if (free.contains(looker)) {
                looker.look(lease, frame, begun);
            } else {
                lease.close();
            }
        }
        long nanos = free.stream().mapToLong(Looker::patienceNanos).max().orElse(0);
        patience.after(Duration.ofNanos(nanos), begun::runOutOfPatience);
    }

    private static Sighting blank(CameraDescription camera, Frame frame) {
        return new Sighting(
                camera.name(),
                frame.sequence(),
                frame.captureNanos(),
                frame.width(),
                frame.height(),
                camera.calibration(),
                Set.of(),
                List.of());
    }

    /** Waits for no detector: one that looks still gives back its frame and ends its thread when it is done. */
    @Override
    public void close() {
        schedule.close();
        patience.close();
        round.ifPresent(Round::cancel);
        lookers.become(List.of());
        newest = Optional.empty();
    }

    /** A frame, held, and the camera that it is from. */
    private record View(CameraDescription camera, Frame frame) {}
}
