package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/** Answers from what the arm has measured and the detectors have seen last. Unknown counts as no. */
final class SightThrowGuard implements ThrowGuard {
    private static final double FRESH_SECONDS = 0.5;
    /** Units per second. */
    private static final double STILL = 5;
    /** Metres above the table. */
    private static final double LEAST_HEIGHT = 0.10;

    private final Supplier<Optional<Grasp>> arm;
    private final Supplier<Optional<Kinematics>> kinematics;
    private final Supplier<Optional<Sighting>> sight;
    private final Set<String> watched;
    private final Timebase time;

    SightThrowGuard(
            Supplier<Optional<Grasp>> arm,
            Supplier<Optional<Kinematics>> kinematics,
            Supplier<Optional<Sighting>> sight,
            Set<String> watched,
            Timebase time) {
        this.arm = arm;
        this.kinematics = kinematics;
        this.sight = sight;
        this.watched = new TreeSet<>(watched);
        this.time = time;
    }

    @Override
    public Answer readyToThrow() {
        Optional<Grasp> held = arm.get();
        Optional<ArmReading> reading = held.flatMap(Grasp::reading);
        Optional<Kinematics> geometry = kinematics.get();
        if (held.isEmpty() || reading.isEmpty() || age(reading.get().nanos()) > FRESH_SECONDS) {
            return no("the arm has not been measured just now");
        }
        if (geometry.isEmpty()) {
            return no("the arm's geometry is unknown");
        }
        if (reading.get().joints().stream().anyMatch(joint -> Math.abs(joint.speed()) >= STILL)) {
            return no("the arm is moving");
        }
        double height = geometry.get().forward(reading.get().positions()).tip().z();
        if (height < LEAST_HEIGHT) {
            return no("the gripper is only " + Text.of(height * 100) + " cm above the table");
        }
        int gripper = held.get().description().gripper();
        return held.get()
                        .goal()
                        .filter(sent -> reading.get().holdsSomething(gripper, sent))
                        .isPresent()
                ? new Answer(true, "the arm stands still and holds something")
                : no("the gripper holds nothing");
    }

    @Override
    public Answer workspaceClear() {
        Optional<Sighting> newest = sight.get();
        if (newest.isEmpty()) {
            return no("nothing has been seen");
        }
        if (age(newest.get().captureNanos()) > FRESH_SECONDS) {
            return no("the newest picture that was looked at is "
                    + Text.of(age(newest.get().captureNanos())) + " s old");
        }
        List<String> unseen = watched.stream()
                .filter(label -> !newest.get().classes().contains(label))
                .toList();
        if (!unseen.isEmpty()) {
            return no("no detector looks for " + String.join(", ", unseen));
        }
        return newest.get().detections().stream()
                .map(Detection::label)
                .filter(watched::contains)
                .findFirst()
                .map(label -> no("a " + label + " is in sight"))
                .orElseGet(() -> new Answer(true, "no " + String.join(", ", watched) + " in sight"));
    }

    private double age(long nanos) {
        return (time.nanoTime() - nanos) / 1e9;
    }

    private static Answer no(String why) {
        return new Answer(false, why);
    }
}
