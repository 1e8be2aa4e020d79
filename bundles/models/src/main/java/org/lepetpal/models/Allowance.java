package org.lepetpal.models;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.ModelRefused.Reason;

/** What one upload may take of the time and of the disk: the robot records, and keeps what it learns, on the same one. */
final class Allowance {
    static final Duration LONGEST = Duration.ofHours(1);
    /** What is left to others, in bytes. */
    static final long FLOOR = 500_000_000;

    private static final long STRIDE = 8_000_000;

    private final LongSupplier clock;
    private final Disk disk;
    private final long begunNanos;
    private long unchecked = STRIDE;

    /** @param clock monotonic, in nanoseconds */
    Allowance(LongSupplier clock, Disk disk) {
        this.clock = clock;
        this.disk = disk;
        this.begunNanos = clock.getAsLong();
    }

    /** Where models lie. */
    @FunctionalInterface
    interface Disk {
        /** How much can still be written, in bytes. */
        long free() throws IOException;
    }

    /** Before so many bytes are written. @throws ModelRefused when it has taken too long, or the disk would be too full */
    void spend(long bytes) throws IOException, ModelRefused {
        if (clock.getAsLong() - begunNanos > LONGEST.toNanos()) {
            throw new ModelRefused(Reason.TOO_SLOW, "The upload takes longer than " + LONGEST.toMinutes() + " minutes");
        }
        unchecked += bytes;
        if (unchecked >= STRIDE) {
            unchecked = 0;
            if (disk.free() < FLOOR + STRIDE) {
                throw new ModelRefused(
                        Reason.NO_SPACE,
                        "The disk is too full for it: " + FLOOR / 1_000_000 + " MB are kept free for the robot");
            }
        }
    }
}
