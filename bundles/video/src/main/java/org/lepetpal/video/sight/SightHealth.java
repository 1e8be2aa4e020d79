package org.lepetpal.video.sight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Sighting;

/**
 * How the robot sees: how old the newest sighting is, and who keeps it waiting.
 *
 * @param newest sighting
 * @param pictured when the newest frame was taken; empty where there is none
 */
record SightHealth(Optional<Sighting> newest, OptionalLong pictured, Lookers lookers) {
    private static final String COMPONENT = "sight";
    /** A look that takes longer hangs, for all that anybody can tell. */
    private static final long LONG = Duration.ofSeconds(2).toNanos();

    ComponentHealth at(long now) {
        List<String> hanging = lookers.active().stream()
                .flatMap(looker -> looker.lookingNanos(now).filter(nanos -> nanos > LONG).stream()
                        .map(nanos -> looker.name() + " has not answered for " + seconds(nanos)))
                .toList();
        boolean behind = pictured.isPresent()
                && newest.filter(seen -> pictured.getAsLong() - seen.captureNanos() <= LONG)
                        .isEmpty();
        List<String> told = new ArrayList<>();
        told.add(newest.map(seen -> "the newest picture that was looked at is "
                        + (now - seen.captureNanos()) / 1_000_000 + " ms old")
                .orElse(pictured.isPresent() ? "no picture has been looked at yet" : "there is no picture to look at"));
        told.addAll(hanging);
        told.addAll(slow());
        lookers.stuck().forEach(looker -> told.add(stuck(looker, now)));
        boolean well = hanging.isEmpty() && slow().isEmpty() && !(behind && newest.isPresent());
        return ComponentHealth.of(COMPONENT, well ? Status.OK : Status.DEGRADED, String.join("; ", told));
    }

    private List<String> slow() {
        if (lookers.active().size() < 2) {
            return List.of();
        }
        return lookers.active().stream()
                .filter(looker -> looker.usualNanos() > Looker.MOST_PATIENCE)
                .map(looker -> looker.name() + " takes " + looker.usualNanos() / 1_000_000 + " ms, and the others wait "
                        + Looker.MOST_PATIENCE / 1_000_000 + " ms: what it alone looks for is unknown")
                .toList();
    }

    private static String stuck(Looker looker, long now) {
        return looker.name() + " is not asked any more and has kept its thread for "
                + seconds(looker.lookingNanos(now).orElse(0L)) + ", which only a restart ends if it never answers";
    }

    private static String seconds(long nanos) {
        return nanos / 1_000_000_000 + " s";
    }
}
