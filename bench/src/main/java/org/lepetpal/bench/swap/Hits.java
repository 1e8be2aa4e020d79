package org.lepetpal.bench.swap;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often each operation was hit: a kill before it began or after it was done proves little. */
final class Hits {
    private final Map<Operation, Map<Progress, Integer>> counts = new EnumMap<>(Operation.class);

    void count(Operation operation, Progress progress) {
        counts.computeIfAbsent(operation, _ -> new EnumMap<>(Progress.class)).merge(progress, 1, Integer::sum);
    }

    int of(Operation operation, Progress progress) {
        return counts.getOrDefault(operation, Map.of()).getOrDefault(progress, 0);
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
