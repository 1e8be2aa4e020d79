package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells several things of one kind apart: each spot belongs to the thing that was seen nearest to it. A thing that is not
 * seen where nothing could hide it is gone; one behind the arm is remembered.
 */
final class Things {
    /** So far a thing may have come from one sighting to the next. */
    private static final double GATE = 0.04;
    /** Two detections nearer to each other than this are of one thing. */
    private static final double SAME = 0.015;

    private static final int MISSES = 4;

    private final List<Track> tracks = new ArrayList<>();

    /**
     * Takes in one sighting.
     *
     * @param nanos when it was taken; does not go back
     * @param spots what was seen clearly
     * @param hidden whether a thing at a place might not be seen, or only in part
     */
    void look(long nanos, List<Spot> spots, Predicate<Vec> hidden) {
        List<Track> unseen = new ArrayList<>(tracks);
        List<Spot> told = new ArrayList<>();
        spots.stream()
                .sorted(Comparator.comparingDouble(Spot::confidence).reversed())
                .filter(spot -> told.stream().noneMatch(other -> other.at().distance(spot.at()) < SAME))
                .forEach(spot -> {
                    told.add(spot);
                    Track track = nearest(unseen, spot.at(), GATE).orElseGet(this::begin);
                    unseen.remove(track);
                    track.seen(nanos, spot);
                });
        unseen.stream().filter(track -> !hidden.test(track.place())).forEach(Track::missed);
        tracks.removeIf(Track::gone);
    }

    /** All that are known, seen just now or remembered. */
    List<Fix> fixes() {
        return tracks.stream().flatMap(track -> track.position.fix().stream()).toList();
    }

    /** The one nearest to a place, within a distance in metres. */
    Optional<Fix> near(Vec place, double within) {
        return nearest(tracks, place, within).flatMap(track -> track.position.fix());
    }

    /** Forgets what is near a place, for it has been moved. @return how many that were */
    int forget(Vec place, double within) {
        int before = tracks.size();
        tracks.removeIf(track -> track.place().planar(place) <= within);
        return before - tracks.size();
    }

    private Track begin() {
        Track track = new Track();
        tracks.add(track);
        return track;
    }

    private static Optional<Track> nearest(List<Track> some, Vec place, double within) {
        return some.stream()
                .filter(track -> track.place().planar(place) <= within)
                .min(Comparator.comparingDouble(track -> track.place().planar(place)));
    }

    /** One thing. */
    private static final class Track {
        private final TablePosition position = new TablePosition();
        private Vec last = new Vec(0, 0, 0);
        private int misses;

        void seen(long nanos, Spot spot) {
            position.add(nanos, spot.at(), spot.confidence());
            last = spot.at();
            misses = 0;
        }

        void missed() {
            misses++;
        }

        boolean gone() {
            return misses >= MISSES;
        }

        Vec place() {
            return last;
        }
    }
}
