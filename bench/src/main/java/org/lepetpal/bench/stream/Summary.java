package org.lepetpal.bench.stream;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Ours in terms of each other's, where both were measured: medians over the rounds. */
final class Summary {
    private Summary() {}

    static List<String> of(List<Row> rows) {
        List<String> names = rows.stream().map(Row::name).distinct().toList();
        return names.stream()
                .filter(name -> name.startsWith(Contestant.OURS))
                .flatMap(ours -> names.stream()
                        .filter(name -> !name.startsWith(Contestant.OURS))
                        .flatMap(other -> compare(rows, ours, other)))
                .toList();
    }

    private static Stream<String> compare(List<Row> rows, String ours, String other) {
        return rows.stream()
                .map(Row::viewers)
                .filter(viewers -> viewers > 0)
                .distinct()
                .flatMap(viewers -> {
                    OptionalDouble our = median(rows, ours, viewers);
                    OptionalDouble their = median(rows, other, viewers);
                    return our.isPresent() && their.isPresent()
                            ? Stream.of(StreamBench.format(
                                    "%d viewers: %s takes %.2f of the CPU per picture of %s",
                                    viewers, ours, our.getAsDouble() / their.getAsDouble(), other))
                            : Stream.empty();
                });
    }

    private static OptionalDouble median(List<Row> rows, String name, int viewers) {
        double[] all = rows.stream()
                .filter(row -> row.name().equals(name) && row.viewers() == viewers)
                .mapToDouble(Row::perPicture)
                .sorted()
                .toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(all[all.length / 2]);
    }
}
