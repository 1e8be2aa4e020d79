package org.lepetpal.bench.stream;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the project wants, held against the rows of all rounds: medians over them. */
final class Goals {
    private static final int FEW = 10;
    private static final int MANY = 100;
    private static final double TWO_PICTURES_MILLIS = 2_000 / 30.0;

    private final List<Row> rows;

    Goals(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<Goal> of(PictureCost cost) {
        String flask = "CPU of the Flask generator per picture / ours, drawn and encoded, ";
        String peer = "CPU per picture / mjpg-streamer's, camera included, looking once a second, ";
        return List.of(
                Goal.atLeast(29, "pictures a second to the slowest of 100", seen(Seen::slowest)),
                Goal.atMost(1, peer + "10 viewers", cpu(Contestant.RARELY, FEW) / cpu(Contestant.MJPG_STREAMER, FEW)),
                Goal.atMost(
                        1, peer + "100 viewers", cpu(Contestant.RARELY, MANY) / cpu(Contestant.MJPG_STREAMER, MANY)),
                Goal.atMost(
                        1,
                        "CPU per picture above idle / mjpg-streamer's, 100 viewers",
                        median(Contestant.PASSED_ON, MANY, Row::perPictureAboveIdle)
                                / median(Contestant.MJPG_STREAMER, MANY, Row::perPictureAboveIdle)),
                Goal.atLeast(7, flask + "10 viewers", cpu(Contestant.FLASK, FEW) / cpu(Contestant.DRAWN, FEW)),
                Goal.atLeast(50, flask + "100 viewers", cpu(Contestant.FLASK, MANY) / cpu(Contestant.DRAWN, MANY)),
                Goal.atMost(
                        3,
                        "median age of a picture at its last byte less mjpg-streamer's, ms, 100 viewers",
                        seen(Seen::late50)
                                - median(Contestant.MJPG_STREAMER, MANY, row -> row.seen()
                                        .late50())),
                Goal.atMost(TWO_PICTURES_MILLIS, "its 99th percentile, ms", seen(Seen::late99)),
                Goal.atMost(
                        32,
                        "memory from 10 to 100 viewers, MB",
                        median(Contestant.PASSED_ON, MANY, row -> row.used().megabytes())
                                - median(Contestant.PASSED_ON, FEW, row -> row.used()
                                        .megabytes())),
                Goal.atMost(
                        1.15,
                        "encoding / tjbench",
                        cost.encoded() / cost.turbo().orElse(Double.NaN)),
                Goal.atMost(2, "drawing all layers, ms", cost.layers()));
    }

    private double seen(ToDoubleFunction<Seen> figure) {
        return median(Contestant.PASSED_ON, MANY, row -> figure.applyAsDouble(row.seen()));
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
