package org.lepetpal.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.SwapRefused.Reason;
import org.lepetpal.api.telemetry.LoopStretch;

/** Takes every order and keeps it, unless the test has it refuse. */
final class FakeDesk implements SwapDesk {
    static final SwapReceipt RECEIPT = new SwapReceipt(
            SlotName.POLICY,
            Optional.of("old@1.0.0"),
            Optional.empty(),
            "operator",
            "to try it",
            Instant.parse("2026-11-21T10:30:00Z"),
            1_234_567,
            new LoopStretch(11, 1, 90_500, 0),
            Result.LEASES_OUT);

    private final List<SwapOrder> orders = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private Optional<Reason> refusal = Optional.empty();

    List<SwapOrder> orders() {
        return orders;
    }

    /** What else was asked for. */
    List<String> others() {
        return others;
    }

    void refuse(Reason reason) {
        refusal = Optional.of(reason);
    }

    private void ask() throws SwapRefused {
        if (refusal.isPresent()) {
            throw new SwapRefused(refusal.get(), "No", Map.of("uncovered", List.of("dog")));
        }
    }

    @Override
    public List<SwapReceipt> swap(SwapOrder order) throws SwapRefused {
        ask();
        orders.add(order);
        return List.of(RECEIPT);
    }

    @Override
    public List<String> choice(SlotName slot) {
        return slot == SlotName.POLICY ? List.of("fake@1.0.0") : List.of();
    }

    @Override
    public List<Candidate> withdrawn(SlotName slot) {
        return List.of();
    }

    @Override
    public void shadow(SlotName slot, Optional<String> nameOrId) throws SwapRefused {
        ask();
        others.add("shadow " + slot.label() + " " + nameOrId.orElse("nobody"));
    }

    @Override
    public SwapReceipt promote(SlotName slot, String requestedBy, String reason) throws SwapRefused {
        ask();
        others.add("promote " + slot.label() + " " + requestedBy + " " + reason);
        return RECEIPT;
    }

    @Override
    public SwapReceipt rollBack(SlotName slot, String requestedBy, String reason) throws SwapRefused {
        ask();
        others.add("rollback " + slot.label() + " " + requestedBy + " " + reason);
        return RECEIPT;
    }
}
