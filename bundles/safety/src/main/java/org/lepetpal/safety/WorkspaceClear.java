package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * Nothing moves while somebody who is watched for is in the marked zone, and until a picture shows that he has left it. Where
 * nobody looks for him any more, it is a person at the robot who says so, by the reset of a software stop. Where no
 * detector knows a class of which nobody has been seen, the arm moves without that watch, and health says so.
 */
final class WorkspaceClear implements Rule {
    static final String RULE = "workspace-clear";

    private final Supplier<Optional<Sighting>> sight;
    private final Zone zone;
    private final Set<String> watched;
    /** Loop and watch look, each in its own time. */
    private final ZoneMemory memory;

    private volatile long lookedNanos;

    /** @param memory of who was there before this rule was made */
    WorkspaceClear(Supplier<Optional<Sighting>> sight, Zone zone, Set<String> watched, ZoneMemory memory) {
        this.sight = sight;
        this.zone = zone;
        this.watched = Set.copyOf(watched);
        this.memory = memory;
        memory.keep(who -> !(zone instanceof Zone.Nowhere) && watched.contains(who.label()));
    }

    @Override
    public String name() {
        return RULE;
    }

    /**
     * Looks who is there. Often, also while the arm rests: who came then is remembered when the camera goes. Any thread.
     *
     * @param stops of which the resets count
     */
    void look(long nanos, StopLatch.Memory stops) {
        long resets = stops.stops() - (stops.stop().isPresent() ? 1 : 0);
        lookedNanos = nanos;
        Intruders before;
        Intruders now;
        do {
            before = memory.known();
            // Asked for anew each time, so that an older sighting never follows a newer one.
            Optional<Sighting> newest = sight.get();
            Intruders seen =
                    before.predate(newest) ? before.after(newest.get(), inside(newest.get()), nanos, resets) : before;
            now = seen.withoutDismissed(nanos, resets);
        } while (!memory.learn(before, now));
    }

    private Set<String> inside(Sighting sighting) {
        return sighting.detections().stream()
                .filter(found -> watched.contains(found.label()) && zone.holds(found, sighting))
                .map(Detection::label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        Optional<Intruder> first = memory.known().first();
        return first.isEmpty() ? Ruling.ALLOWED : new Ruling.Paused(first.get().describe(now.nanos()));
    }

    @Override
    public Optional<Remark> remark() {
        if (zone instanceof Zone.Nowhere) {
            return Optional.of(new Remark(Status.OK, "nobody watches the zone: WORKSPACE_ZONE is off"));
        }
        long nanos = lookedNanos;
        Optional<Intruder> unwatched = memory.known().unwatched(nanos);
        if (unwatched.isPresent()) {
            return Optional.of(new Remark(
                    Status.DEGRADED,
                    RULE + ": " + unwatched.get().describe(nanos) + " (for "
                            + unwatched.get().unseenSeconds(nanos) + " s by now)"));
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
