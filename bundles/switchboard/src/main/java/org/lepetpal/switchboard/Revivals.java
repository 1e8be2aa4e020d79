package org.lepetpal.switchboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A {@link Revival} for each kind of thing: those of one kind stand in for each other. Any thread. */
final class Revivals<T> {
    private final Function<Tenant<T>, String> kind;
    private final int answersEnough;
    private final Map<String, Revival<T>> kinds = new ConcurrentHashMap<>();

    /** @param answersEnough by that many in a row one has shown that it works again */
    Revivals(Function<Tenant<T>, String> kind, int answersEnough) {
        this.kind = kind;
        this.answersEnough = answersEnough;
    }

    private Revival<T> of(Tenant<T> tenant) {
        return kinds.computeIfAbsent(kind.apply(tenant), _ -> new Revival<>(answersEnough));
    }

    private Map<String, List<Tenant<T>>> byKind(Collection<Tenant<T>> tenants) {
        return tenants.stream().collect(Collectors.groupingBy(kind));
    }

    /** Who is to be tried again now, if anybody; see {@link Revival#due}. */
    List<Tenant<T>> due(List<Tenant<T>> all, Predicate<Tenant<T>> does, long nowNanos) {
        Map<String, List<Tenant<T>>> there = byKind(all);
        kinds.keySet().retainAll(there.keySet());
        return there.values().stream()
                .flatMap(alike -> of(alike.getFirst()).due(alike, does, nowNanos).stream())
                .toList();
    }

    /** This one is tried from now on. */
    void begin(Tenant<T> again) {
        of(again).begin(List.of(again));
    }

    /** These are active for another reason. */
    void forget(Collection<Tenant<T>> others) {
        byKind(others).values().forEach(alike -> of(alike.getFirst()).forget(alike));
    }

    /** Whether it is tried: that it fails again is nothing new. */
    boolean tries(Tenant<T> tenant) {
        return of(tenant).tries(tenant);
    }

    /** @return whether it has just shown that it works again */
    boolean answered(Tenant<T> tenant) {
        return of(tenant).answered(tenant);
    }

    void failed(Tenant<T> tenant) {
        of(tenant).failed(tenant);
    }
}
