package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.lepetpal.api.time.Timebase;

/**
 * Listens whether the arm is alive. One failed exchange is bad luck; several in a row for a while, or a wire that is gone,
 * is a loss, which is told once.
 */
final class Pulse implements So101Arm.Watch {
    private static final int FAILURES_OF_A_LOSS = 5;
    /** A busy computer or a sagging supply keeps servos silent for a tenth of a second; the arm holds meanwhile. */
    private static final Duration SILENCE_OF_A_LOSS = Duration.ofMillis(250);

    private final Timebase time;
    private final BiConsumer<Pulse, String> onLoss;
    private final AtomicLong heardNanos;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();

    /** @param onLoss told why, from within the call that failed; must return at once */
    Pulse(Timebase time, BiConsumer<Pulse, String> onLoss) {
        this.time = time;
        this.onLoss = onLoss;
        this.heardNanos = new AtomicLong(time.nanoTime());
    }

    @Override
    public void answered(long nanos) {
        failuresInARow.set(0);
        heardNanos.set(nanos);
    }

    @Override
    public void failed(IOException why) {
        boolean wireGone = !(why instanceof NoReplyException);
        boolean silent = failuresInARow.incrementAndGet() >= FAILURES_OF_A_LOSS
                && time.nanoTime() - heardNanos.get() >= SILENCE_OF_A_LOSS.toNanos();
        if ((silent || wireGone) && lost.compareAndSet(false, true)) {
            onLoss.accept(this, why.getMessage());
        }
    }
}
