package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.lepetpal.api.time.Backoff;

/**
 * When those who failed, all of one kind, are tried again: better such a one than none. Who fails again and again is tried
 * ever less often. Any thread.
 */
final class Revival<T> {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private final Backoff waits = waits();
    /** Who is tried, with the answers that it gave since it failed last. */
    private final Map<Tenant<T>, Integer> tried = new HashMap<>();

    private final int answersEnough;
    private OptionalLong dueNanos = OptionalLong.empty();

    /** @param answersEnough by that many in a row one has shown that it works again */
    Revival(int answersEnough) {
        this.answersEnough = answersEnough;
    }

    /** How long who failed, and is needed, waits for another try. */
    static Backoff waits() {
        return new Backoff(FIRST, LONGEST);
    }

    /**
     * Who is to be tried again now, if anybody.
     *
     * @param all who are there
     * @param does whether one does what the others failed at; while anybody does, nobody is tried
     */
    synchronized List<Tenant<T>> due(List<Tenant<T>> all, Predicate<Tenant<T>> does, long nowNanos) {
        tried.keySet().retainAll(all);
        List<Tenant<T>> able = all.stream().filter(does).toList();
        List<Tenant<T>> failed = all.stream().filter(Revival::mayBeTried).toList();
        if (!tried.keySet().containsAll(able)) {
            waits.reset();
        }
        if (failed.isEmpty() || !able.isEmpty()) {
            dueNanos = OptionalLong.empty();
            return List.of();
        }
        if (dueNanos.isEmpty()) {
            dueNanos = OptionalLong.of(nowNanos + waits.next().toNanos());
        }
        if (nowNanos - dueNanos.getAsLong() < 0) {
            return List.of();
        }
        dueNanos = OptionalLong.empty();
        return failed.stream()
                .filter(tenant -> tenant.conduct().owing(nowNanos).isEmpty())
                .toList();
    }

    /** Who was to be replaced by nobody waits for the operator. */
    private static boolean mayBeTried(Tenant<?> tenant) {
        return tenant.failure().isPresent() && !tenant.irreplaceable();
    }

    /** These are tried from now on. */
    synchronized void begin(Collection<Tenant<T>> again) {
        again.forEach(tenant -> tried.put(tenant, 0));
    }

    /** These are active for another reason. */
    synchronized void forget(Collection<Tenant<T>> others) {
        tried.keySet().removeAll(others);
    }

    /** Whether it is tried: that it fails again is nothing new. */
    synchronized boolean tries(Tenant<T> tenant) {
        return tried.containsKey(tenant);
    }

    /** @return whether it has just shown that it works again */
    synchronized boolean answered(Tenant<T> tenant) {
        Integer answers = tried.computeIfPresent(tenant, (_, before) -> before + 1);
        return answers != null && answers >= answersEnough && tried.remove(tenant) != null;
    }

    synchronized void failed(Tenant<T> tenant) {
        tried.replace(tenant, 0);
    }
}
