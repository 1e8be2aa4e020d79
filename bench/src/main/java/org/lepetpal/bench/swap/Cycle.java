package org.lepetpal.bench.swap;

import java.io.IOException;

/** Something that comes, is swapped to, is swapped from and goes. */
@FunctionalInterface
interface Cycle {
    /** @throws IOException where the robot does not do as it should */
    void run() throws IOException, InterruptedException;
}
