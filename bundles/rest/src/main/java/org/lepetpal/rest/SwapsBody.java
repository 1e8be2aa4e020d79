package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.swap.SwapReceipt;

/** Swap receipts as this interface writes them. */
record SwapsBody(Json json) {
    ObjectNode of(List<SwapReceipt> receipts) {
        ObjectNode body = json.object();
        var swaps = body.putArray("swaps");
        receipts.forEach(receipt -> swaps.add(of(receipt)));
        return body;
    }

    ObjectNode of(SwapReceipt receipt) {
        ObjectNode entry = json.object();
        entry.put("slot", receipt.slot().label());
        receipt.from().ifPresentOrElse(id -> entry.put("from", id), () -> entry.putNull("from"));
        receipt.to().ifPresentOrElse(id -> entry.put("to", id), () -> entry.putNull("to"));
        entry.put("requested_by", receipt.requestedBy());
        entry.put("reason", receipt.reason());
        entry.put("ticks", receipt.loop().ticks());
        entry.put("missed_ticks", receipt.loop().missedTicks());
        entry.put(
                "worst_lateness_us",
                TimeUnit.NANOSECONDS.toMicros(receipt.loop().worstLatenessNanos()));
        entry.put("duration_ms", Math.round(receipt.durationNanos() / 1e3) / 1e3);
        entry.put("result", receipt.result().label());
        entry.put("at", receipt.at().toString());
        return entry;
    }
}
