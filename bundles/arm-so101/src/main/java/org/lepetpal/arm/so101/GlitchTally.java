package org.lepetpal.arm.so101;

import java.util.function.LongSupplier;
import org.lepetpal.api.telemetry.Tally;

/** Answers of servos that were missing or unsound, and were asked for again. */
record GlitchTally(LongSupplier glitches) implements Tally {
    @Override
    public String name() {
        return "arm_glitches";
    }

    @Override
    public String help() {
        return "Answers of servos that were missing or unsound and had to be asked for again, since the arm was connected.";
    }

    @Override
    public long count() {
        return glitches.getAsLong();
    }
}
