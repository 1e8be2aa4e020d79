package org.lepetpal.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.lepetpal.api.vision.Detection;

/**
 * Follows things of one class by ByteTrack (Zhang et al., ByteTrack: Multi-Object Tracking by Associating Every Detection
 * Box, ECCV 2022): confident boxes are paired with tracks first, and what is then left of the tracks with the boxes that are
 * not, which are often things half hidden. Time is real time, so that pictures may come as they will. One thread at a time.
 */
final class ByteTracker {
    /** The paper's pace, in which its deviations are given. */
    private static final double BEATS_PER_NANO = 30e-9;

    private static final double LONGEST_STEP_BEATS = 30;
    private static final double FIRST_MATCH = 0.8;
    private static final double SECOND_MATCH = 0.5;
    private static final double UNCONFIRMED_MATCH = 0.7;
    /** Two tracks that overlap by more are of one thing. */
    private static final double SAME = 0.85;

    private final Settings settings;
    private final LongSupplier numbers;
    private List<Track> tracks = new ArrayList<>();
    private long lastNanos;
    private boolean begun;

    /** @param numbers gives each new track its own */
    ByteTracker(Settings settings, LongSupplier numbers) {
        this.settings = settings;
        this.numbers = numbers;
    }

    /**
     * Takes in one picture.
     *
     * @param seen things of the class; none too
     * @param nanos when it was taken; later than the last one
     * @return the same, in the same order; those that are followed with their number
     */
    List<Detection> follow(List<Detection> seen, long nanos) {
        double beats = begun ? Math.min(LONGEST_STEP_BEATS, Math.max(0, nanos - lastNanos) * BEATS_PER_NANO) : 0;
        tracks.removeIf(track -> nanos - track.lastSeenNanos() > settings.memoryNanos());
        tracks.forEach(track -> track.predict(beats));
        Pairing pairing = new Pairing(seen, nanos);
        List<Integer> sure = pairing.withConfidence(settings.confident(), 1.01);
        List<Integer> unsure = pairing.withConfidence(settings.least(), settings.confident());
        List<Track> known = tracks.stream().filter(Track::isConfirmed).toList();
        List<Track> unconfirmed =
                tracks.stream().filter(track -> !track.isConfirmed()).toList();
        pairing.pair(known, sure, FIRST_MATCH, true);
        pairing.pair(
                known.stream()
                        .filter(track -> !pairing.isPaired(track) && !track.isLost())
                        .toList(),
                unsure,
                SECOND_MATCH,
                false);
        pairing.pair(unconfirmed, sure, UNCONFIRMED_MATCH, true);
        List<Track> born = pairing.rest(sure).stream()
                .map(index -> pairing.begin(index, new Track(numbers.getAsLong(), pairing.box(index), nanos, !begun)))
                .toList();
        keep(pairing, born);
        lastNanos = nanos;
        begun = true;
        return pairing.numbered();
    }

    private void keep(Pairing pairing, List<Track> born) {
        List<Track> kept = new ArrayList<>();
        for (Track track : tracks) {
            if (!pairing.isPaired(track)) {
                track.missed();
            }
            if (track.isConfirmed() || pairing.isPaired(track)) {
                kept.add(track);
            }
        }
        kept.addAll(born);
        tracks = new ArrayList<>(kept.stream()
                .filter(track -> !track.isLost() || kept.stream().noneMatch(other -> replaces(other, track)))
                .toList());
    }

    private static boolean replaces(Track other, Track lost) {
        return !other.isLost() && other.box().overlap(lost.box()) > SAME;
    }

    /** Which box belongs to which track in one picture. */
    private static final class Pairing {
        private final List<Detection> seen;
        private final long nanos;
        private final Track[] owners;
        private final List<Track> paired = new ArrayList<>();

        Pairing(List<Detection> seen, long nanos) {
            this.seen = seen;
            this.nanos = nanos;
            this.owners = new Track[seen.size()];
        }

        Box box(int index) {
            return Box.of(seen.get(index));
        }

        boolean isPaired(Track track) {
            return paired.contains(track);
        }

        List<Integer> withConfidence(double from, double below) {
            return IntStream.range(0, seen.size())
                    .filter(index -> seen.get(index).confidence() >= from
                            && seen.get(index).confidence() < below)
                    .boxed()
                    .toList();
        }

        List<Integer> rest(List<Integer> some) {
            return some.stream().filter(index -> owners[index] == null).toList();
        }

        Track begin(int index, Track track) {
            owners[index] = track;
            return track;
        }

        /** @param weighed whether a confident box counts as nearer */
        void pair(List<Track> candidates, List<Integer> some, double most, boolean weighed) {
            List<Integer> free = rest(some);
            double[][] costs = new double[candidates.size()][free.size()];
            for (int row = 0; row < costs.length; row++) {
                Box expected = candidates.get(row).box();
                for (int column = 0; column < free.size(); column++) {
                    Detection box = seen.get(free.get(column));
                    double likeness = expected.overlap(Box.of(box)) * (weighed ? box.confidence() : 1);
                    costs[row][column] = 1 - likeness;
                }
            }
            int[] columns = Assignment.solve(costs, most);
            for (int row = 0; row < columns.length; row++) {
                if (columns[row] >= 0) {
                    int index = free.get(columns[row]);
                    owners[index] = candidates.get(row);
                    paired.add(candidates.get(row));
                    candidates.get(row).seen(box(index), nanos);
                }
            }
        }

        List<Detection> numbered() {
            return IntStream.range(0, seen.size())
                    .mapToObj(index -> owners[index] == null || !owners[index].isConfirmed()
                            ? seen.get(index)
                            : seen.get(index).followedAs(owners[index].number()))
                    .toList();
        }
    }
}
