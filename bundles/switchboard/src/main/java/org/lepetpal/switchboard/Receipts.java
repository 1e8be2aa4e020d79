package org.lepetpal.switchboard;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest receipts, also of before the robot's start, and the log line of each. What the loop did is added a moment later, so that it tells of
 * the ticks after the change too.
 */
final class Receipts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final int CAPACITY = 200;
    private static final Duration AFTERMATH = Duration.ofMillis(100);
    /** So that a hundred changes in a row are written down once. */
    private static final Duration GATHERING = Duration.ofSeconds(2);

    private final Timebase time;
    private final Clock clock;
    private final LoopView loop;
    private final Instigator instigator;
    private final ReceiptsFile file;
    private final Timebase.Worker worker;
    private final List<Kept> oldestFirst;
    private final AtomicBoolean unwritten = new AtomicBoolean();
    private final AtomicBoolean gathering = new AtomicBoolean();

    Receipts(Timebase time, Clock clock, LoopView loop, Instigator instigator, ReceiptsFile file) {
        this.time = time;
        this.clock = clock;
        this.loop = loop;
        this.instigator = instigator;
        this.file = file;
        List<Kept> read = file.read();
        this.oldestFirst = new ArrayList<>(read.subList(Math.max(0, read.size() - CAPACITY), read.size()));
        this.worker = time.worker("swap-receipts", 1);
    }

    /** Of a change that was decided at {@code sinceNanos} and is done now. */
    SwapReceipt add(Change<?> change, Outcome outcome, long sinceNanos) {
        long now = time.nanoTime();
        SwapReceipt receipt = new SwapReceipt(
                change.slot(),
                change.from(),
                change.to(),
                outcome.requestedBy().equals(Instigator.PLATFORM)
                        ? instigator.of(change, outcome.result())
                        : outcome.requestedBy(),
                outcome.reason(),
                clock.instant(),
                now - sinceNanos,
                loop.between(sinceNanos, now),
                outcome.result());
        if (Instigator.isStartOrStop(receipt.requestedBy())) {
            log(receipt);
            return receipt;
        }
        synchronized (oldestFirst) {
            oldestFirst.add(new Kept(receipt, change.choiceBefore()));
            if (oldestFirst.size() > CAPACITY) {
                dropOne();
            }
        }
        unwritten.set(true);
        log(receipt);
        worker.after(AFTERMATH, () -> complete(receipt, sinceNanos));
        return receipt;
    }

    /** What nobody asked for may happen a hundred times, a device that loses its wire for one: it does not drive out what people did. */
    private void dropOne() {
        List<Kept> unasked = oldestFirst.stream()
                .filter(kept -> Instigator.isUnasked(kept.receipt().requestedBy()))
                .toList();
        oldestFirst.remove(unasked.size() > CAPACITY / 2 ? unasked.getFirst() : oldestFirst.getFirst());
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
        unwritten.set(true);
        if (!gathering.getAndSet(true)) {
            worker.after(GATHERING, this::write);
        }
    }

    private void write() {
        gathering.set(false);
        if (unwritten.getAndSet(false)) {
            file.write(kept());
        }
    }

    private List<Kept> kept() {
        synchronized (oldestFirst) {
            return List.copyOf(oldestFirst);
        }
    }

    List<SwapReceipt> newestFirst() {
        synchronized (oldestFirst) {
            return oldestFirst.reversed().stream().map(Kept::receipt).toList();
        }
    }

    /**
     * Of the change that is to be taken back. That is the newest by which others became active; but while those are active that people have
     * made so, it is what people did: what went since has come back, after a restart for one.
     *
     * @param active ids of those who are
     */
    Optional<Kept> lastChange(SlotName slot, Optional<String> active) {
        List<Kept> newestFirst = kept().reversed().stream()
                .filter(kept -> kept.receipt().slot() == slot)
                .filter(kept -> !kept.receipt().from().equals(kept.receipt().to()))
                .toList();
        return newestFirst.stream()
                .filter(kept -> !Instigator.isUnasked(kept.receipt().requestedBy()))
                .findFirst()
                .filter(kept -> kept.receipt().to().equals(active))
                .or(() -> newestFirst.stream().findFirst());
    }

    @Override
    public void close() {
        worker.close();
        write();
    }
}
