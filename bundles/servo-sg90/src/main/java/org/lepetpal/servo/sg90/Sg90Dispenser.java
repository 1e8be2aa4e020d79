package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.TreatDispenser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives treats through one gate, within the day's ration. Any thread. */
final class Sg90Dispenser implements TreatDispenser {
    private static final Logger LOG = LoggerFactory.getLogger(Sg90Dispenser.class);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Gate gate;
    private final Ration ration;
    private final LongSupplier nanos;
    private final Runnable onFailure;
    private volatile boolean withdrawn;
    private volatile CompletableFuture<Integer> running = CompletableFuture.completedFuture(0);

    /** @param onFailure told when the gate could not be moved */
    Sg90Dispenser(Gate gate, Ration ration, LongSupplier nanos, Runnable onFailure) {
        this.gate = gate;
        this.ration = ration;
        this.nanos = nanos;
        this.onFailure = onFailure;
    }

    @Override
    public CompletionStage<Integer> dispense(Duration openFor) throws DispenseRefused {
        if (withdrawn) {
            throw new IllegalStateException("the dispenser was withdrawn");
        }
        if (openFor.compareTo(SHORTEST) < 0 || openFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(openFor.toMillis() + " ms is not in 50…5000 ms");
        }
        try {
            ration.claim();
        } catch (DispenseRefused e) {
            LOG.info("dispense refused: {}", e.getMessage());
            throw e;
        }
        long begun = nanos.getAsLong();
        running = gate.cycle(openFor).thenApply(closed -> counted()).whenComplete((count, failure) -> {
            ration.release();
            long millis = (nanos.getAsLong() - begun) / 1_000_000;
            if (failure == null) {
                LOG.info(
                        "dispense ok in {} ms: open for {} ms, {} of {} treats today",
                        millis,
                        openFor.toMillis(),
                        count,
                        ration.dailyMaximum());
            } else {
                LOG.info("dispense failed in {} ms: {}", millis, failure.getMessage());
                onFailure.run();
            }
        });
        return running.copy();
    }

    /** Begins nothing any more. @return completes, well or ill, when the gate is at rest */
    CompletableFuture<Integer> withdraw() {
        withdrawn = true;
        return running;
    }

    private int counted() {
        try {
            return ration.count();
        } catch (IOException e) {
            LOG.warn("the treat is counted, but the count cannot be kept over a restart: {}", e.toString());
            return ration.today();
        }
    }
}
