package org.lepetpal.servo.sg90;

import java.time.Duration;

/**
 * How the servo moves.
 *
 * @param closedMicros pulse that closes the chute
 * @param openMicros pulse that opens it
 * @param travel time from one to the other
 * @param shakes strokes to and fro while it is open
 */
record Stroke(int closedMicros, int openMicros, Duration travel, int shakes) {
    /** ±10° at 11 µs a degree. */
    private static final int SHAKE_MICROS = 110;

    private static final int MAX_MICROS = 2300;
    private static final int MIN_MICROS = 600;

    Stroke {
        Settings.within("TREAT_CLOSED_US", closedMicros, MIN_MICROS, MAX_MICROS);
        Settings.within("TREAT_OPEN_US", openMicros, MIN_MICROS, MAX_MICROS);
        Settings.within("TREAT_TRAVEL_MS", travel.toMillis(), 50, 1000);
        Settings.within("TREAT_SHAKES", shakes, 0, 5);
        if (closedMicros == openMicros) {
            throw new IllegalArgumentException(
                    "TREAT_OPEN_US = " + openMicros + " is the same as TREAT_CLOSED_US; the chute would never open");
        }
    }

    /** Pulse of the nth half stroke of shaking, 0 first. */
    int shake(int half) {
        int pulse = openMicros + (half % 2 == 0 ? SHAKE_MICROS : -SHAKE_MICROS);
        return Math.clamp(pulse, MIN_MICROS, MAX_MICROS);
    }
}
