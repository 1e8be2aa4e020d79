package org.lepetpal.policy.scripted;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * Follows what the task is about through the detectors' sightings. Sightings in which the arm may hide a thing are left
 * out, for half a ball has its middle elsewhere; what lies in the bowl already is counted apart.
 */
final class Eyes {
    private static final double IN_BOWL = 0.85;
    private static final double FARTHEST = 1.2;
    /** Detectors may miss a thing that the arm hides in part; the arm's form is known roughly. */
    private static final double NEARLY_HIDDEN = 0.03;

    private final Task task;
    private final Zones zones;
    private final ArmShadow shadow;
    private final ArmTrace trace = new ArmTrace();
    private final Things things = new Things();
    private final TablePosition bowl = new TablePosition();
    private Optional<Sighting> newest = Optional.empty();
    private int inBowl;

    Eyes(Task task, Zones zones, Kinematics kinematics) {
        this.task = task;
        this.zones = zones;
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

    /** All things of the wanted kind outside of the bowl. */
    Things things() {
        return things;
    }

    /** Whether a thing lies where its kind is fetched from. */
    boolean isInPlace(Fix thing) {
        return newest.flatMap(sighting -> sighting.calibration()
                        .flatMap(camera -> camera.project(thing.at().point()))
                        .map(pixel -> zones.allow(task.thing().label(), sighting, pixel)))
                .orElse(true);
    }

    /** Whether something of a class was in the newest picture where it does not count. */
    boolean isElsewhere(String label) {
        return newest.stream()
                .flatMap(sighting -> sighting.detections().stream()
                        .filter(seen -> seen.label().equals(label))
                        .filter(seen -> !zones.allow(label, sighting, seen.centre())))
                .findAny()
                .isPresent();
    }

    /** Where the bowl is. */
    Optional<Fix> bowl() {
        return bowl.fix();
    }

    /** How many things of the wanted kind were in the bowl when it was last seen clearly; some may lie on others. */
    int inBowl() {
        return inBowl;
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
        double radius = task.thing().width() / 2;
        Predicate<Vec> hidden = place -> shadow.hides(arm, camera, place, radius);
        task.into().ifPresent(into -> lookAtBowl(sighting, camera, arm, into));
        List<Spot> spots = spots(sighting.detections(), camera, task.thing()).stream()
                .filter(spot -> !hidden.test(spot.at()))
                .toList();
        List<Spot> outside = spots.stream().filter(spot -> !liesInBowl(spot)).toList();
        if (!sighting.classes().contains(task.thing().label())) {
            // Nobody looked for it in this picture: that it was not seen says nothing.
            return;
        }
        if (bowl.fix().filter(fix -> !hidden.test(fix.at())).isPresent()) {
            inBowl = spots.size() - outside.size();
        }
        things.look(taken, outside, place -> shadow.hides(arm, camera, place, radius + NEARLY_HIDDEN));
    }

    private void lookAtBowl(Sighting sighting, CameraCalibration camera, JointAngles arm, Thing kind) {
        List<Detection> standing = sighting.detections().stream()
                .filter(seen -> zones.allow(kind.label(), sighting, seen.centre()))
                .toList();
        spots(standing, camera, kind).stream()
                .filter(spot -> !shadow.hides(arm, camera, spot.at(), kind.width() / 2))
                .max(Comparator.comparingDouble(Spot::confidence))
                .ifPresent(spot -> bowl.add(sighting.captureNanos(), spot.at(), spot.confidence()));
    }

    private boolean liesInBowl(Spot spot) {
        return task.into().isPresent()
                && bowl.fix()
                        .filter(fix -> fix.at().planar(spot.at())
                                < IN_BOWL * task.into().get().width() / 2)
                        .isPresent();
    }

    /** One for each thing: boxes of one number are of one thing, seen by several detectors, and the surest says where it is. */
    private static List<Spot> spots(List<Detection> detections, CameraCalibration camera, Thing kind) {
        Set<Long> numbers = new HashSet<>();
        return detections.stream()
                .filter(detection -> detection.label().equals(kind.label()))
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .filter(seen ->
                        seen.track().isEmpty() || numbers.add(seen.track().getAsLong()))
                .flatMap(detection -> spot(detection, camera, kind).stream())
                .toList();
    }

    private static Optional<Spot> spot(Detection detection, CameraCalibration camera, Thing kind) {
        return camera.onPlane(detection.centre(), kind.middle())
                .map(Vec::of)
                .filter(at -> Math.hypot(at.x(), at.y()) < FARTHEST)
                .map(at -> new Spot(at, detection.confidence()));
    }
}
