package org.lepetpal.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;

/** Slots by the words that addresses and bodies have for them. */
final class SlotLabel {
    private SlotLabel() {}

    static Optional<SlotName> find(String label) {
        return Arrays.stream(SlotName.values())
                .filter(slot -> slot.label().equals(label))
                .findFirst();
    }

    static List<String> all() {
        return Arrays.stream(SlotName.values()).map(SlotName::label).toList();
    }
}
