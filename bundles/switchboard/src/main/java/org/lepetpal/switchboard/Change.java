package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;

/**
 * One change of what is active in a slot.
 *
 * @param before what was active, preferred first
 * @param after what is active now
 * @param sinceNanos when it was decided
 */
record Change<T>(SlotName slot, List<Tenant<T>> before, List<Tenant<T>> after, long sinceNanos) {
    boolean nothing() {
        return before.equals(after);
    }

    /** Those that are active no longer. */
    List<Tenant<T>> retired() {
        return before.stream().filter(tenant -> !after.contains(tenant)).toList();
    }

    /** Id of what it changed from: what left, else what was preferred before. */
    Optional<String> from() {
        return id(retired().isEmpty() && after.size() <= before.size() ? before : retired());
    }

    /** Id of what it changed to: what came, else what is preferred now. */
    Optional<String> to() {
        List<Tenant<T>> come =
                after.stream().filter(tenant -> !before.contains(tenant)).toList();
        return id(come.isEmpty() && before.size() <= after.size() ? after : come);
    }

    private static <T> Optional<String> id(List<Tenant<T>> tenants) {
        return tenants.stream().findFirst().map(Tenant::id);
    }
}
