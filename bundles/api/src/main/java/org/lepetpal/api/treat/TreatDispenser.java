package org.lepetpal.api.treat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Drops treats. Registered only while it can. */
@ConsumerType
public interface TreatDispenser {
    /**
     * Opens, holds open and closes. Returns at once.
     *
     * @param openFor how long it stays open, 50 ms … 5 s
     * @return completes when the gate is back at rest, with the number of treats given since midnight, local time;
     *     fails with {@link java.io.IOException} when the gate cannot be moved
     * @throws DispenseRefused when it is busy, cooling down or has given the day's maximum
     * @throws IllegalArgumentException for a time that is not allowed. Neither counts against the dispenser; whatever else it throws
     *     does
     */
    CompletionStage<Integer> dispense(Duration openFor) throws DispenseRefused;
}
