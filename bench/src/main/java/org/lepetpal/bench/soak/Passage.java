package org.lepetpal.bench.soak;

import java.io.IOException;
import java.time.Duration;

/** How the robot's time passes: it is stepped, or waited for. */
@FunctionalInterface
interface Passage {
    void pass(Duration span) throws IOException, InterruptedException;
}
