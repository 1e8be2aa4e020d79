package org.lepetpal.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.Switchboard;

/** All that the page shows, in words and numbers as people read them. */
record ModulesState(JsonMapper json, Switchboard board, SwapDesk desk) {
    private static final int RECEIPTS = 20;

    ObjectNode now() {
        ObjectNode state = json.createObjectNode();
        ArrayNode slots = state.putArray("slots");
        for (SlotName slot : SlotName.values()) {
            slots.add(slot(slot));
        }
        ArrayNode swaps = state.putArray("swaps");
        board.receipts().stream().limit(RECEIPTS).map(this::swap).forEach(swaps::add);
        return state;
    }

    private ObjectNode slot(SlotName slot) {
        List<String> choice = desk.choice(slot);
        ObjectNode entry = json.createObjectNode();
        entry.put("slot", slot.label());
        entry.put("several", slot.several());
        entry.put("shadows", slot == SlotName.POLICY);
        entry.put("choice", String.join(", ", choice));
        ArrayNode candidates = entry.putArray("candidates");
        Stream.concat(board.candidates(slot).stream(), desk.withdrawn(slot).stream())
                .map(candidate -> candidate(candidate, choice))
                .forEach(candidates::add);
        return entry;
    }

    private ObjectNode candidate(Candidate candidate, List<String> choice) {
        ObjectNode entry = json.createObjectNode();
        entry.put("id", candidate.id());
        entry.put("name", candidate.name());
        entry.put("origin", candidate.origin());
        entry.put("state", candidate.state().label());
        entry.put("active", candidate.active());
        entry.put("simulated", candidate.simulated());
        entry.put("pinned", choice.contains(candidate.id()));
        entry.put("detail", candidate.detail());
        entry.put(
                "latency",
                candidate.latency().calls() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.1f / %.1f ms",
                                candidate.latency().medianNanos() / 1e6,
                                candidate.latency().p99Nanos() / 1e6));
        entry.put("failures", candidate.latency().failures());
        entry.put("agreement", candidate.agreement().map(ModulesState::words).orElse(""));
        return entry;
    }

    private static String words(Agreement agreement) {
        double worst = agreement.jointErrors().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return agreement.compared() == 0
                ? "nothing compared yet"
                : String.format(
                        Locale.ROOT,
                        "%.0f %% over %d plans, worst joint %.1f°",
                        agreement.score() * 100,
                        agreement.compared(),
                        worst);
    }

    private ObjectNode swap(SwapReceipt receipt) {
        ObjectNode entry = json.createObjectNode();
        entry.put("at", receipt.at().toString());
        entry.put("slot", receipt.slot().label());
        entry.put("from", receipt.from().orElse("nothing"));
        entry.put("to", receipt.to().orElse("nothing"));
        entry.put("by", receipt.requestedBy());
        entry.put("reason", receipt.reason());
        entry.put("result", receipt.result().label());
        entry.put(
                "loop",
                String.format(
                        Locale.ROOT,
                        "%d ticks, %d missed, late by %.2f ms at most",
                        receipt.loop().ticks(),
                        receipt.loop().missedTicks(),
                        receipt.loop().worstLatenessNanos() / 1e6));
        return entry;
    }
}
