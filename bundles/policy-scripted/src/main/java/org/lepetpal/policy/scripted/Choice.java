package org.lepetpal.policy.scripted;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of several things is fetched: one that lies still, within reach, and as far from its likes as jaws need room. */
final class Choice {
    /** Farther than this from its neighbour a thing lies alone. */
    private static final double ROOM = 0.07;

    private final Job job;
    private final List<Fix> all;

    Choice(Job job, List<Fix> all) {
        this.job = job;
        this.all = all;
    }

    /** Whether there is nothing to choose from. */
    boolean none() {
        return all.isEmpty();
    }

    /** The one to fetch, with how; empty when none that lies still is within reach. */
    Optional<Approach> approach() {
        return still().sorted(Comparator.comparingDouble(this::room)
                        .thenComparingDouble(Fix::confidence)
                        .reversed())
                .flatMap(fix -> job.grasp(fix.at()).map(grasp -> new Approach(job, grasp, fix)).stream())
                .findFirst();
    }

    /** Whether one of them moves still. */
    boolean moving() {
        return all.stream().anyMatch(fix -> !fix.still());
    }

    /** The one that lies still nearest to the arm. */
    Optional<Fix> nearest() {
        return still().min(Comparator.comparingDouble(fix -> job.radius(fix.at())));
    }

    /** The surest of all, moving or not. */
    double confidence() {
        return all.stream().mapToDouble(Fix::confidence).max().orElse(0);
    }

    private Stream<Fix> still() {
        return all.stream().filter(Fix::still);
    }

    private double room(Fix fix) {
        return all.stream()
                .filter(other -> other != fix)
                .mapToDouble(other -> Math.min(ROOM, other.at().planar(fix.at())))
                .min()
                .orElse(ROOM);
    }
}
