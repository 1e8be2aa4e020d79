package org.lepetpal.bench.pulls;

import java.util.Locale;
import org.lepetpal.bench.stream.UsbCamera;

/**
 * A camera that was taken away and returned.
 *
 * @param number of this round, from 1
 * @param fault what the camera did
 * @param lost seconds until the robot said so
 * @param said why, in its words
 * @param back seconds from its return until it served again
 * @param look at the end
 */
record Round(int number, UsbCamera.State fault, double lost, String said, double back, Look look) {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%5s %-8s %7s %7s %9s %9s %8s %7s %7s %7s  %s",
            "round",
            "camera",
            "lost s",
            "back s",
            "99 % us",
            "99.9 % us",
            "heap MB",
            "else MB",
            "threads",
            "handles",
            "health said");

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%5d %-8s %7.1f %7.1f %9.0f %9.0f %8.1f %7.0f %7d %7d  %s",
                number,
                fault.name().toLowerCase(Locale.ROOT),
                lost,
                back,
                look.late().p99(),
                look.late().p999(),
                look.heap(),
                look.memory(),
                look.threads(),
                look.handles(),
                said);
    }
}
