package org.lepetpal.safety;

import org.lepetpal.api.arm.JointAngles;

/** Nothing is driven by a measurement that is too old. The other half of the deadman is {@link LoopWatch}. */
final class StaleReading implements Rule {
    private final long oldestNanos;

    StaleReading(long oldestNanos) {
        this.oldestNanos = oldestNanos;
    }

    @Override
    public String name() {
        return LoopWatch.RULE;
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        long age = now.nanos() - now.measuredNanos();
        return age <= oldestNanos
                ? Ruling.ALLOWED
                : new Ruling.Refused("the newest measurement is " + age / 1_000_000 + " ms old, at most "
                        + oldestNanos / 1_000_000 + " ms is allowed");
    }
}
