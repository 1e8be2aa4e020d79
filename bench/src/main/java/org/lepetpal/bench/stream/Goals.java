package org.lepetpal.bench.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.lepetpal.bench.goal.Goal;

/** What the project wants, held against the rows of all rounds: medians over them, of what is largest the largest. */
final class Goals {
    private static final int FEW = 10;
    private static final int SOME = 50;
    private static final int MANY = 100;
    /** A camera's clock and ours differ, and so does when counting begins. */
    private static final double FULL_RATE = 29.5;

    private static final double TWO_PICTURES_MILLIS = 2_000 / 30.0;

    private final List<Row> rows;

    Goals(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<Goal> of(PictureCost cost) {
        List<Goal> goals = new ArrayList<>();
        goals.add(rate("the camera's JPEG", Contestant.PASSED_ON));
        goals.add(rate("drawn and encoded", Contestant.DRAWN));
        for (int viewers : List.of(FEW, SOME, MANY)) {
            goals.add(Goal.atMost(
                    1,
                    "CPU per picture / mjpg-streamer's, camera included, looking once a second, " + viewers
                            + " viewers",
                    cpu(Contestant.RARELY, viewers) / cpu(Contestant.MJPG_STREAMER, viewers)));
        }
        goals.add(Goal.atMost(
                1,
                "CPU per picture above idle / mjpg-streamer's, 100 viewers",
                median(Contestant.PASSED_ON, MANY, Row::perPictureAboveIdle)
                        / median(Contestant.MJPG_STREAMER, MANY, Row::perPictureAboveIdle)));
        goals.add(flask(7, FEW));
        goals.add(flask(50, MANY));
        goals.add(Goal.atMost(
                3,
                "median age of a picture at its last byte less mjpg-streamer's, ms, 100 viewers",
                seen(Contestant.PASSED_ON, Seen::late50) - seen(Contestant.MJPG_STREAMER, Seen::late50)));
        goals.addAll(tail(Contestant.PASSED_ON, "the camera's JPEG"));
        goals.addAll(tail(Contestant.DRAWN, "drawn and encoded"));
        goals.add(Goal.atMost(
                32,
                "memory that is kept, from 10 to 100 viewers, MB",
                median(Contestant.PASSED_ON, MANY, Row::kept) - median(Contestant.PASSED_ON, FEW, Row::kept)));
        goals.add(Goal.atMost(
                1.15, "encoding / tjbench", cost.encoding() / cost.turbo().orElse(Double.NaN)));
        goals.add(Goal.atMost(2, "drawing all layers, ms", cost.layers()));
        return List.copyOf(goals);
    }

    /** How far ahead of the Flask generator anybody could be here who draws on a camera's JPEGs, in words; empty without that. */
    Optional<String> possible(LeastCost least) {
        if (Double.isNaN(cpu(Contestant.FLASK, MANY))) {
            return Optional.empty();
        }
        return Optional.of(StreamBench.format(
                "with the camera (%.2f processors), decoding (%.2f ms) and encoding (%.2f ms) alone, and sending for nothing,"
                        + " the Flask generator's CPU would be %.1f times as much at %d viewers and %.1f at %d",
                least.camera(),
                least.picture().decoding(),
                least.picture().encoding(),
                cpu(Contestant.FLASK, FEW) / least.perPicture(FEW),
                FEW,
                cpu(Contestant.FLASK, MANY) / least.perPicture(MANY),
                MANY));
    }

    private Goal rate(String how, String name) {
        return Goal.atLeast(FULL_RATE, "pictures a second to the slowest of 100, " + how, seen(name, Seen::slowest));
    }

    /**
     * No tail: the largest is judged, too. On a virtual machine it has the host's pauses in it, so that a run which misses it alone is to be
     * held against the largest of the other servers, which each row shows.
     */
    private List<Goal> tail(String name, String how) {
        String which = " of a picture's age at its last byte, ms, 100 viewers, " + how;
        return List.of(
                Goal.atMost(TWO_PICTURES_MILLIS, "99th percentile" + which, seen(name, Seen::late99)),
                Goal.atMost(TWO_PICTURES_MILLIS, "largest" + which, largest(name, Seen::lateMost)));
    }

    private Goal flask(double times, int viewers) {
        return Goal.atLeast(
                times,
                "CPU of the Flask generator per picture / ours, drawn, looking once a second, " + viewers + " viewers",
                cpu(Contestant.FLASK, viewers) / cpu(Contestant.DRAWN_RARELY, viewers));
    }

    private double seen(String name, ToDoubleFunction<Seen> figure) {
        return median(name, MANY, row -> figure.applyAsDouble(row.seen()));
    }

    /** Of all rounds: one that was spared a tail does not make up for another. */
    private double largest(String name, ToDoubleFunction<Seen> figure) {
        return rows.stream()
                .filter(row -> row.name().equals(name) && row.viewers() == MANY)
                .mapToDouble(row -> figure.applyAsDouble(row.seen()))
                .max()
                .orElse(Double.NaN);
    }

    private double cpu(String name, int viewers) {
        return median(name, viewers, Row::perPicture);
    }

    /** Not a number where that was not measured. */
    private double median(String name, int viewers, ToDoubleFunction<Row> figure) {
        double[] sorted = rows.stream()
                .filter(row -> row.name().equals(name) && row.viewers() == viewers)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
