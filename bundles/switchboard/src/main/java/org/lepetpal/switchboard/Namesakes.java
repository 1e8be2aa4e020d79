package org.lepetpal.switchboard;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Of several versions of one thing the preferred one works; another one only where it alone does what is needed.
 *
 * @param merits what a service does that is needed now; empty where nothing is told apart
 */
record Namesakes<T>(Function<T, Set<String>> merits) {
    /** None of which is missed. */
    static <T> Namesakes<T> alike() {
        return new Namesakes<>(service -> Set.of());
    }

    /**
     * Who works.
     *
     * @param able preferred first
     * @param pinned ids that were chosen by their versions
     */
    List<Tenant<T>> working(List<Tenant<T>> able, List<String> pinned) {
        Set<String> names = new HashSet<>();
        Set<Tenant<T>> working = new LinkedHashSet<>(able.stream()
                .filter(tenant -> names.add(tenant.candidate().name()) || pinned.contains(tenant.id()))
                .toList());
        if (working.size() == able.size()) {
            return able;
        }
        Set<String> done = new HashSet<>();
        working.forEach(tenant -> done.addAll(merits.apply(tenant.service())));
        able.stream()
                .filter(tenant -> !working.contains(tenant))
                .filter(tenant -> done.addAll(merits.apply(tenant.service())))
                .toList()
                .forEach(working::add);
        return able.stream().filter(working::contains).toList();
    }

    /** Whether there are any. */
    static boolean among(List<? extends Tenant<?>> present) {
        return present.stream()
                        .map(tenant -> tenant.candidate().name())
                        .distinct()
                        .count()
                < present.size();
    }
}
