package org.lepetpal.bench.pulls;

import java.io.IOException;
import org.lepetpal.bench.loop.Lateness;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.Vitals;
import org.lepetpal.bench.swap.Footprint;

/**
 * What the robot is like at one moment. Linux.
 *
 * @param late its control loop, over its last minute
 * @param heap megabytes of live objects
 * @param memory resident megabytes besides the heap: pictures, FFmpeg's and OpenCV's memory, stacks
 * @param threads of its Java
 * @param handles open files and sockets
 */
record Look(Lateness late, double heap, double memory, int threads, long handles) {
    /** Looking stops the robot's Java for some milliseconds, so that it has to be done as often whatever is compared. */
    static Look at(Robot robot, Vitals vitals) throws IOException, InterruptedException {
        Lateness late = Lateness.of(robot.client());
        Footprint print = Footprint.of(vitals, robot.pid());
        return new Look(late, print.heap() / 1e6, print.resident() / 1e6, print.threads(), print.handles());
    }
}
