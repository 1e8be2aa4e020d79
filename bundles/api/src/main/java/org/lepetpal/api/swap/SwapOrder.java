package org.lepetpal.api.swap;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the operator wants to be active, in one slot or in several at once.
 *
 * @param wishes for each slot what is to be active, each {@code name} or, to pin a version, {@code name@version}: one, or
 *     several in order of preference where the slot takes several. An empty list gives the choice back to the platform
 * @param requestedBy who wants it and by which way, for example {@code console:admin}
 * @param reason why, for people
 * @param force whether it is done even where it leaves a needed detector class uncovered
 * @param now whether a running command is handed over with its next plan, instead of ending on its old policy
 */
public record SwapOrder(
        Map<SlotName, List<String>> wishes, String requestedBy, String reason, boolean force, boolean now) {
    public SwapOrder {
        Map<SlotName, List<String>> copy = new EnumMap<>(SlotName.class);
        wishes.forEach((slot, names) -> {
            if (names.size() > 1 && !slot.several()) {
                throw new IllegalArgumentException(
                        "the slot " + slot.label() + " takes one at a time, not " + String.join(", ", names));
            }
            for (String name : names) {
                if (name.isBlank() || name.contains(",")) {
                    throw new IllegalArgumentException("'" + name + "' is no candidate's name");
                }
            }
            copy.put(slot, List.copyOf(names));
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("there is no slot in it");
        }
        wishes = Map.copyOf(copy);
        if (requestedBy.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("who wants it, or why, is missing");
        }
    }

    /** One candidate for one slot; a running command goes on as it began. */
    public static SwapOrder of(SlotName slot, String nameOrId, String requestedBy, String reason) {
        return new SwapOrder(Map.of(slot, List.of(nameOrId)), requestedBy, reason, false, false);
    }
}
