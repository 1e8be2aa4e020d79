package org.lepetpal.switchboard;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest receipts, and the log line of each. */
final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int CAPACITY = 200;

    private final Clock clock;
    private final Deque<SwapReceipt> newestFirst = new ArrayDeque<>();

    Receipts(Clock clock) {
        this.clock = clock;
    }

    SwapReceipt add(
            SlotName slot,
            Optional<String> from,
            Optional<String> to,
            String who,
            String why,
            long durationNanos,
            boolean drained) {
        SwapReceipt receipt = new SwapReceipt(slot, from, to, who, why, clock.instant(), durationNanos, drained);
        synchronized (newestFirst) {
            newestFirst.addFirst(receipt);
            if (newestFirst.size() > CAPACITY) {
                newestFirst.removeLast();
            }
        }
        LOG.info(
                "swap slot={} from={} to={} by={} reason=\"{}\" duration_ms={} outcome={}",
                slot.label(),
                from.orElse("none"),
                to.orElse("none"),
                who,
                why,
                durationNanos / 1_000_000,
                drained ? "drained" : "leases-out");
        return receipt;
    }

    List<SwapReceipt> newestFirst() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }
}
