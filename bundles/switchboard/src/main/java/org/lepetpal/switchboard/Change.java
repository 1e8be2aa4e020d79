package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.swap.SlotName;

/**
 * One change of what is active in a slot.
 *
 * @param before what was active, preferred first
 * @param after what is active now
 * @param choiceBefore the operator's, until then
 * @param sinceNanos when it was decided
 */
record Change<T>(
        SlotName slot, List<Tenant<T>> before, List<Tenant<T>> after, List<String> choiceBefore, long sinceNanos) {
    /** No candidate has a comma in its name. */
    private static final String BETWEEN = ", ";

    boolean nothing() {
        return before.equals(after);
    }

    /** Those that are active no longer. */
    List<Tenant<T>> retired() {
        return before.stream().filter(tenant -> !after.contains(tenant)).toList();
    }

    /** Ids of what was active, preferred first; empty for nothing. */
    Optional<String> from() {
        return ids(before);
    }

    /** Ids of what is active now, preferred first; empty for nothing. */
    Optional<String> to() {
        return ids(after);
    }

    /** What {@link #from} and {@link #to} tell of a slot that takes several. */
    static List<String> split(String ids) {
        return List.of(ids.split(BETWEEN));
    }

    /** Ids of these, preferred first; empty for nothing. */
    static <T> Optional<String> ids(List<Tenant<T>> tenants) {
        return tenants.isEmpty()
                ? Optional.empty()
                : Optional.of(tenants.stream().map(Tenant::id).collect(Collectors.joining(BETWEEN)));
    }
}
