package org.lepetpal.policy.scripted;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/** Remembers where the arm was over the last moments: a picture is older than the reading that comes with it. */
final class ArmTrace {
    private static final int READINGS = 40;

    private final Deque<ArmReading> readings = new ArrayDeque<>();

    void add(ArmReading reading) {
        readings.addLast(reading);
        if (readings.size() > READINGS) {
            readings.removeFirst();
        }
    }

    /** Where the arm was when a picture was taken: the reading nearest to that time. */
    JointAngles when(long nanos) {
        ArmReading nearest = readings.getLast();
        for (ArmReading reading : readings) {
            if (Math.abs(reading.nanos() - nanos) < Math.abs(nearest.nanos() - nanos)) {
                nearest = reading;
            }
        }
        return nearest.positions();
    }
}
