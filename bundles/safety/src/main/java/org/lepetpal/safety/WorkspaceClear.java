package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * Nothing moves while somebody who is watched for is in the marked zone, and for a moment after he was seen there
 * last. If nobody looks any more while somebody was there, motion waits for {@value #BLIND_SECONDS} s. Where no
 * detector knows a class, the arm moves without that watch, and health says so.
 */
final class WorkspaceClear implements Rule {
    private static final double CLEAR_SECONDS = 0.5;
    static final double BLIND_SECONDS = 10;

    private final Supplier<Optional<Sighting>> sight;
    private final Zone zone;
    private final Set<String> watched;
    private Optional<Sighting> last = Optional.empty();
    private Optional<Intruder> intruder = Optional.empty();

    /**
     * Who is there.
     *
     * @param seenNanos when the newest picture of it was taken
     * @param noticedMillis how old the first picture of it was when it got here
     */
    private record Intruder(String label, long seenNanos, long noticedMillis) {}

    WorkspaceClear(Supplier<Optional<Sighting>> sight, Zone zone, Set<String> watched) {
        this.sight = sight;
        this.zone = zone;
        this.watched = Set.copyOf(new TreeSet<>(watched));
    }

    @Override
    public String name() {
        return "workspace-clear";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        look(now.nanos());
        return intruder.<Ruling>map(who -> new Ruling.Paused("a " + who.label() + " is in the zone (noticed "
                        + who.noticedMillis() + " ms after the picture); motion waits until it is clear"))
                .orElse(Ruling.ALLOWED);
    }

    private void look(long nanos) {
        Optional<Sighting> newest = sight.get();
        boolean another = newest.isPresent() && (last.isEmpty() || last.get() != newest.get());
        if (another) {
            last = newest;
            examine(newest.get(), nanos);
        } else if (intruder.isPresent() && nanos - intruder.get().seenNanos() > BLIND_SECONDS * 1e9) {
            intruder = Optional.empty();
        }
    }

    private void examine(Sighting sighting, long nanos) {
        for (Detection found : sighting.detections()) {
            if (watched.contains(found.label()) && zone.holds(found, sighting)) {
                long millis = intruder.filter(who -> who.label().equals(found.label()))
                        .map(Intruder::noticedMillis)
                        .orElse((nanos - sighting.captureNanos()) / 1_000_000);
                intruder = Optional.of(new Intruder(found.label(), sighting.captureNanos(), millis));
                return;
            }
        }
        boolean looked = intruder.isPresent()
                && sighting.classes().contains(intruder.get().label());
        double since = intruder.map(who -> (sighting.captureNanos() - who.seenNanos()) / 1e9)
                .orElse(0.0);
        if (looked && since > CLEAR_SECONDS || since > BLIND_SECONDS) {
            intruder = Optional.empty();
        }
    }

    @Override
    public Optional<Remark> remark() {
        if (zone instanceof Zone.Nowhere) {
            return Optional.of(new Remark(Status.OK, "nobody watches the zone: WORKSPACE_ZONE is off"));
        }
        Set<String> classes = sight.get().map(Sighting::classes).orElse(Set.of());
        List<String> unseen = watched.stream()
                .filter(label -> !classes.contains(label))
                .sorted()
                .toList();
        return unseen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        Status.OK, "no detector looks for " + String.join(", ", unseen) + ": the arm moves without"));
    }
}
