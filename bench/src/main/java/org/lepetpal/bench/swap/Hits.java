package org.lepetpal.bench.swap;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often each deed was hit: a kill before it began or after it was done proves little. */
final class Hits {
    private final Map<Deed, Map<Progress, Integer>> counts = new EnumMap<>(Deed.class);

    void count(Deed deed, Progress progress) {
        counts.computeIfAbsent(deed, _ -> new EnumMap<>(Progress.class)).merge(progress, 1, Integer::sum);
    }

    int of(Deed deed, Progress progress) {
        return counts.getOrDefault(deed, Map.of()).getOrDefault(progress, 0);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (Deed deed : Deed.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s killed %2d times before, %2d in the middle, %2d after it%n",
                    deed,
                    of(deed, Progress.BEFORE),
                    of(deed, Progress.MEANWHILE),
                    of(deed, Progress.AFTER)));
        }
        return table.toString();
    }
}
