package org.lepetpal.bench.swap;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often each operation was hit: a kill before it began or after it was done proves little. */
final class Hits {
    /** Fewer rounds are too few for each operation to be hit: half of the kills are not aimed. */
    private static final int LEAST_ROUNDS = 50;

    private final Map<Operation, Map<Progress, Integer>> counts = new EnumMap<>(Operation.class);

    void count(Operation operation, Progress progress) {
        counts.computeIfAbsent(operation, _ -> new EnumMap<>(Progress.class)).merge(progress, 1, Integer::sum);
    }

    int of(Operation operation, Progress progress) {
        return counts.getOrDefault(operation, Map.of()).getOrDefault(progress, 0);
    }

    /** Which operations were never hit in the middle; empty where each was of which that can be seen, or where there were too few rounds. */
    Optional<String> complaint() {
        if (rounds() < LEAST_ROUNDS) {
            return Optional.empty();
        }
        String missed = Arrays.stream(Operation.values())
                .filter(Operation::isSeenUnderWay)
                .filter(operation -> of(operation, Progress.MEANWHILE) == 0)
                .map(Operation::name)
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? Optional.empty() : Optional.of("never hit in the middle: " + missed);
    }

    private int rounds() {
        return counts.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (Operation operation : Operation.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s killed %2d times before, %2d in the middle, %2d after it%n",
                    operation,
                    of(operation, Progress.BEFORE),
                    of(operation, Progress.MEANWHILE),
                    of(operation, Progress.AFTER)));
        }
        return table.toString();
    }
}
