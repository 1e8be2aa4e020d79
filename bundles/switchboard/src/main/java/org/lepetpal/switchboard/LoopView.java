package org.lepetpal.switchboard;

import org.lepetpal.api.telemetry.LoopStretch;

/** What the control loop did. Any thread; never blocks. */
@FunctionalInterface
interface LoopView {
    /** Between two moments on the scale of the robot's timebase; nothing is known while there is no loop. */
    LoopStretch between(long fromNanos, long untilNanos);
}
