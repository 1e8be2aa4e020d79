package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/** Answers from what the arm has measured and the detectors have seen last. Unknown counts as no. */
final class SightThrowGuard implements ThrowGuard {
    private static final double FRESH_SECONDS = 0.5;

    private final ReadyToThrow ready;
    private final Supplier<Optional<Grasp>> arm;
    private final Supplier<Optional<Sighting>> sight;
    private final Set<String> watched;
    private final Timebase time;

    SightThrowGuard(
            ReadyToThrow ready,
            Supplier<Optional<Grasp>> arm,
            Supplier<Optional<Sighting>> sight,
            Set<String> watched,
            Timebase time) {
        this.ready = ready;
        this.arm = arm;
        this.sight = sight;
        this.watched = new TreeSet<>(watched);
        this.time = time;
    }

    @Override
    public Answer readyToThrow() {
        return ready.objection(arm.get(), time.nanoTime())
                .map(why -> no(ReadyToThrow.RULE, why))
                .orElseGet(() -> new Answer(true, "the arm stands ready to throw and holds something"));
    }

    @Override
    public Answer workspaceClear() {
        return somebody()
                .map(why -> no(WorkspaceClear.RULE, why))
                .orElseGet(() -> new Answer(true, "no " + String.join(", ", watched) + " in sight"));
    }

    private Optional<String> somebody() {
        Optional<Sighting> newest = sight.get();
        if (newest.isEmpty()) {
            return Optional.of("nothing has been seen");
        }
        if (age(newest.get().captureNanos()) > FRESH_SECONDS) {
            return Optional.of("the newest picture that was looked at is "
                    + Text.of(age(newest.get().captureNanos())) + " s old");
        }
        List<String> unseen = watched.stream()
                .filter(label -> !newest.get().classes().contains(label))
                .toList();
        if (!unseen.isEmpty()) {
            return Optional.of("no detector looks for " + String.join(", ", unseen));
        }
        return newest.get().detections().stream()
                .map(Detection::label)
                .filter(watched::contains)
                .findFirst()
                .map(label -> "a " + label + " is in sight");
    }

    private double age(long nanos) {
        return (time.nanoTime() - nanos) / 1e9;
    }

    private static Answer no(String rule, String why) {
        return new Answer(false, rule + ": " + why);
    }
}
