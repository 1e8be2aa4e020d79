package org.lepetpal.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lepetpal.api.vision.Detection;

/**
 * Which boxes of one class in one picture are of one thing, seen by several detectors: two of different models that overlap. Each
 * detector has told its own things apart already, so that two of one model are two things, and of three of two models the pair that
 * overlaps most is the one.
 */
final class Twins {
    /**
     * Share of both boxes' area that both cover, 0…1, above which two models mean one thing: what PASCAL VOC and COCO count as
     * found. Two things that hide each other more than that are one to most detectors, which drop the lesser box at 0.45 to 0.7.
     */
    private static final double SAME = 0.5;

    private final List<Detection> seen;
    /** For each box the number of the surest that is of the same thing; its own where there is no surer one. */
    private final int[] surest;

    /** @param seen of one class, in one picture */
    Twins(List<Detection> seen) {
        this.seen = List.copyOf(seen);
        this.surest = IntStream.range(0, seen.size()).toArray();
        pairs().forEach(this::join);
    }

    /** The surest box of each thing, in the order in which they were given. */
    List<Detection> things() {
        return IntStream.range(0, surest.length)
                .filter(i -> surest[i] == i)
                .mapToObj(seen::get)
                .toList();
    }

    /**
     * All boxes again, each with the number of its thing.
     *
     * @param followed what became of {@link #things}, in that order
     */
    List<Detection> numbered(List<Detection> followed) {
        int[] place = new int[surest.length];
        int next = 0;
        for (int i = 0; i < surest.length; i++) {
            place[i] = surest[i] == i ? next++ : -1;
        }
        return IntStream.range(0, surest.length)
                .mapToObj(i ->
                        surest[i] == i ? followed.get(place[i]) : numbered(seen.get(i), followed.get(place[surest[i]])))
                .toList();
    }

    private static Detection numbered(Detection lesser, Detection surest) {
        return surest.track().isPresent() ? lesser.followedAs(surest.track().getAsLong()) : lesser;
    }

    private record Pair(int one, int other, double overlap) {}

    /** Those that may be of one thing; what overlaps most first. */
    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < seen.size(); one++) {
            for (int other = one + 1; other < seen.size(); other++) {
                if (!seen.get(one).model().equals(seen.get(other).model())) {
                    double overlap = Box.of(seen.get(one)).overlap(Box.of(seen.get(other)));
                    if (overlap > SAME) {
                        pairs.add(new Pair(one, other, overlap));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        return pairs;
    }

    /** Unless that made two boxes of one model one thing. */
    private void join(Pair pair) {
        int one = surest[pair.one()];
        int other = surest[pair.other()];
        boolean twice = of(one).anyMatch(i ->
                of(other).anyMatch(k -> seen.get(i).model().equals(seen.get(k).model())));
        if (one != other && !twice) {
            int winner = seen.get(other).confidence() > seen.get(one).confidence() ? other : one;
            int loser = winner == one ? other : one;
            for (int i : of(loser).toArray()) {
                surest[i] = winner;
            }
        }
    }

    private IntStream of(int thing) {
        return IntStream.range(0, surest.length).filter(i -> surest[i] == thing);
    }
}
