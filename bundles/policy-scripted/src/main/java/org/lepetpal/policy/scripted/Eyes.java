package org.lepetpal.policy.scripted;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * Follows what the task is about through the detectors' sightings. Sightings in which the arm may hide the thing are
 * left out, for half a ball has its middle elsewhere; so is what lies in the bowl already.
 */
final class Eyes {
    private static final double IN_BOWL = 0.85;
    private static final double FARTHEST = 1.2;

    private final Task task;
    private final ArmShadow shadow;
    private final ArmTrace trace = new ArmTrace();
    private final TablePosition thing = new TablePosition();
    private final TablePosition bowl = new TablePosition();
    private Optional<Sighting> newest = Optional.empty();
    private long inBowlNanos = Long.MIN_VALUE;

    Eyes(Task task, Kinematics kinematics) {
        this.task = task;
        this.shadow = new ArmShadow(kinematics);
    }

    /** Takes in what is new. */
    void look(Observation observation) {
        trace.add(observation.arm());
        Optional<Sighting> sighting = observation.sighting().filter(this::isNew);
        if (sighting.isEmpty()) {
            return;
        }
        newest = sighting;
        sighting.get().calibration().ifPresent(camera -> place(sighting.get(), camera));
    }

    /** Where the thing to pick up is. */
    Optional<Fix> thing() {
        return thing.fix();
    }

    /** Where the bowl is. */
    Optional<Fix> bowl() {
        return bowl.fix();
    }

    /** Forgets where the thing was, for it has been moved. */
    void forgetThing() {
        thing.clear();
    }

    /** Whether a thing of the wanted kind was seen in the bowl since then. */
    boolean inBowlSince(long nanos) {
        return inBowlNanos != Long.MIN_VALUE && inBowlNanos - nanos >= 0;
    }

    /** Whether pictures come from a camera whose place is not known. */
    boolean uncalibrated() {
        return newest.isPresent() && newest.get().calibration().isEmpty();
    }

    /** Whether any picture was looked at. */
    boolean open() {
        return newest.isPresent();
    }

    /** Whether detectors that know the thing looked at the newest picture. */
    boolean looksFor(String label) {
        return newest.isPresent() && newest.get().classes().contains(label);
    }

    private boolean isNew(Sighting sighting) {
        return newest.isEmpty()
                || !newest.get().camera().equals(sighting.camera())
                || newest.get().captureNanos() - sighting.captureNanos() < 0;
    }

    private void place(Sighting sighting, CameraCalibration camera) {
        long taken = sighting.captureNanos();
        JointAngles arm = trace.when(taken);
        task.into().ifPresent(into -> clearSpots(sighting, camera, arm, into).stream()
                .max(Comparator.comparingDouble(Spot::confidence))
                .ifPresent(spot -> bowl.add(taken, spot.at(), spot.confidence())));
        List<Spot> spots = clearSpots(sighting, camera, arm, task.thing());
        if (spots.stream().anyMatch(this::lieInBowl)) {
            inBowlNanos = taken;
        }
        spots.stream()
                .filter(spot -> !lieInBowl(spot))
                .max(Comparator.comparingDouble(this::preference))
                .ifPresent(spot -> thing.add(taken, spot.at(), spot.confidence()));
    }

    /** The surest one; but of two alike the one that is followed already. */
    private double preference(Spot spot) {
        double away = thing.fix().map(fix -> fix.at().distance(spot.at())).orElse(0.0);
        return spot.confidence() - Math.min(away, 0.3);
    }

    private boolean lieInBowl(Spot spot) {
        return task.into().isPresent()
                && bowl.fix()
                        .filter(fix -> fix.at().planar(spot.at())
                                < IN_BOWL * task.into().get().width() / 2)
                        .isPresent();
    }

    private List<Spot> clearSpots(Sighting sighting, CameraCalibration camera, JointAngles arm, Thing kind) {
        return sighting.detections().stream()
                .filter(detection -> detection.label().equals(kind.label()))
                .flatMap(detection -> spot(detection, camera, kind).stream())
                .filter(spot -> !shadow.hides(arm, camera, spot.at(), kind.width() / 2))
                .toList();
    }

    private static Optional<Spot> spot(Detection detection, CameraCalibration camera, Thing kind) {
        return camera.onPlane(detection.centre(), kind.middle())
                .map(Vec::of)
                .filter(at -> Math.hypot(at.x(), at.y()) < FARTHEST)
                .map(at -> new Spot(at, detection.confidence()));
    }

    private record Spot(Vec at, double confidence) {}
}
