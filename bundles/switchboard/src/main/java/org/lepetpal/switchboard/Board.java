package org.lepetpal.switchboard;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;

/** All slots. Knows nothing of who asks: see {@link BundleAccess}. */
final class Board implements Switchboard {
    private final Map<SlotName, LiveSlot<?>> slots = new EnumMap<>(SlotName.class);
    private final Receipts receipts;
    private final Choices choices;

    Board(Timebase time, Clock clock, Choices choices) {
        this.receipts = new Receipts(clock);
        this.choices = choices;
        for (SlotName name : SlotName.values()) {
            slots.put(name, new LiveSlot<>(name, time, receipts, () -> choices.of(name)));
        }
    }

    LiveSlot<?> slot(SlotName name) {
        return slots.get(name);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Slot<T> slot(Class<T> service) {
        // The slot named after a type is filled by trackers of that type alone.
        return (Slot<T>) Arrays.stream(SlotName.values())
                .filter(name -> name.service() == service)
                .findFirst()
                .<LiveSlot<?>>map(slots::get)
                .orElseThrow(() -> new IllegalArgumentException("there is no slot for " + service.getName()));
    }

    @Override
    public List<Candidate> candidates(SlotName slot) {
        return slots.get(slot).candidates();
    }

    @Override
    public SwapReceipt choose(SlotName slot, String nameOrId, String reason) {
        List<Candidate> present = candidates(slot);
        if (present.stream().noneMatch(candidate -> Preference.matches(candidate, nameOrId))) {
            throw new IllegalArgumentException("no candidate '" + nameOrId + "' for " + slot.label() + "; there are: "
                    + present.stream().map(Candidate::id).collect(Collectors.joining(", ")));
        }
        choices.put(slot, nameOrId);
        return slots.get(slot).choose(reason);
    }

    @Override
    public List<SwapReceipt> receipts() {
        return receipts.newestFirst();
    }
}
