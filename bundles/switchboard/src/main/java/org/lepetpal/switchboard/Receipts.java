package org.lepetpal.switchboard;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest receipts, and the log line of each. What the loop did is added a moment later, so that it tells of the ticks
 * after the change too.
 */
final class Receipts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int CAPACITY = 200;
    private static final Duration AFTERMATH = Duration.ofMillis(100);

    private final Timebase time;
    private final Clock clock;
    private final LoopView loop;
    private final Timebase.Worker worker;
    private final List<Kept> oldestFirst = new ArrayList<>();

    Receipts(Timebase time, Clock clock, LoopView loop) {
        this.time = time;
        this.clock = clock;
        this.loop = loop;
        this.worker = time.worker("swap-receipts", CAPACITY);
    }

    /** Of a change that was decided at {@code sinceNanos} and is done now. */
    SwapReceipt add(Change<?> change, Outcome outcome, long sinceNanos) {
        long now = time.nanoTime();
        SwapReceipt receipt = new SwapReceipt(
                change.slot(),
                change.from(),
                change.to(),
                outcome.requestedBy(),
                outcome.reason(),
                clock.instant(),
                now - sinceNanos,
                loop.between(sinceNanos, now),
                outcome.result());
        synchronized (oldestFirst) {
            oldestFirst.add(new Kept(receipt, change.choiceBefore()));
            if (oldestFirst.size() > CAPACITY) {
                oldestFirst.removeFirst();
            }
        }
        log(receipt);
        try {
            worker.after(AFTERMATH, () -> complete(receipt, sinceNanos));
        } catch (RejectedExecutionException e) {
            LOG.debug("the receipt stays as it is", e);
        }
        return receipt;
    }

    /** @param choiceBefore the operator's, until the change */
    record Kept(SwapReceipt receipt, List<String> choiceBefore) {}

    /** @param result how it ended, as far as is known already */
    record Outcome(String requestedBy, String reason, SwapReceipt.Result result) {}

    private static void log(SwapReceipt receipt) {
        LOG.info(
                "swap slot={} from={} to={} by={} reason=\"{}\" duration_ms={} result={} outcome={}",
                receipt.slot().label(),
                receipt.from().orElse("none"),
                receipt.to().orElse("none"),
                receipt.requestedBy(),
                receipt.reason(),
                receipt.durationNanos() / 1_000_000,
                receipt.result().label(),
                receipt.drained() ? "drained" : "leases-out");
    }

    private void complete(SwapReceipt receipt, long sinceNanos) {
        SwapReceipt complete = receipt.with(loop.between(sinceNanos, time.nanoTime()));
        synchronized (oldestFirst) {
            for (int i = oldestFirst.size() - 1; i >= 0; i--) {
                Kept kept = oldestFirst.get(i);
                if (kept.receipt() == receipt) {
                    oldestFirst.set(i, new Kept(complete, kept.choiceBefore()));
                }
            }
        }
    }

    List<SwapReceipt> newestFirst() {
        synchronized (oldestFirst) {
            return oldestFirst.reversed().stream().map(Kept::receipt).toList();
        }
    }

    /** Of the newest change by which others became active. */
    Optional<Kept> newestChange(SlotName slot) {
        synchronized (oldestFirst) {
            return oldestFirst.reversed().stream()
                    .filter(kept -> kept.receipt().slot() == slot)
                    .filter(kept -> !kept.receipt().from().equals(kept.receipt().to()))
                    .findFirst();
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
