package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.lepetpal.api.arm.ArmReading;

/**
 * Listens whether the arm is alive. One failed exchange is bad luck; several in a row, or a wire that is gone, is a
 * loss, which is told once.
 */
final class Pulse implements So101Arm.Watch {
    /** Each with its retries takes at most 20 ms: a tenth of a second. */
    private static final int FAILURES_OF_A_LOSS = 5;

    private final BiConsumer<Pulse, String> onLoss;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();

    /** @param onLoss told why, from within the call that failed; must return at once */
    Pulse(BiConsumer<Pulse, String> onLoss) {
        this.onLoss = onLoss;
    }

    @Override
    public void answered(ArmReading reading) {
        failuresInARow.set(0);
    }

    @Override
    public void failed(IOException why) {
        boolean wireGone = !(why instanceof NoReplyException);
        if ((failuresInARow.incrementAndGet() >= FAILURES_OF_A_LOSS || wireGone) && lost.compareAndSet(false, true)) {
            onLoss.accept(this, why.getMessage());
        }
    }
}
