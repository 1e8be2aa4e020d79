package org.lepetpal.video.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.video.overlay.RateMeter;

/**
 * Whether a camera lives: its pictures come, they change, and they come as fast as it says. Told by the camera's thread,
 * asked by others.
 */
final class Pulse {
    /** Below this part of its rate a camera is slow. */
    private static final double SLOW = 0.6;
    /** A single bad second is no slow camera. */
    private static final long SLOW_NANOS = 3_000_000_000L;

    private final CameraDescription camera;
    private final Optional<Duration> frozenLimit;
    private final RateMeter meter = new RateMeter();
    private OptionalDouble rate = OptionalDouble.empty();
    private long count;
    private long lastNanos;
    private long fingerprint;
    private OptionalLong stamp = OptionalLong.empty();
    /** When the picture, and the camera's own time, last were others than before. */
    private long changedNanos;

    private long stampedNanos;
    private long fastNanos;

    /**
     * @param frozenLimit how long its picture, or its clock, may stand still; empty where that means nothing
     * @param nowNanos when it was opened
     */
    Pulse(CameraDescription camera, Optional<Duration> frozenLimit, long nowNanos) {
        this.camera = camera;
        this.frozenLimit = frozenLimit;
        this.lastNanos = nowNanos;
        this.changedNanos = nowNanos;
        this.stampedNanos = nowNanos;
        this.fastNanos = nowNanos;
    }

    /** Whether {@link #beat} needs to be told what the picture is like. */
    boolean looksAtPictures() {
        return frozenLimit.isPresent();
    }

    /**
     * A picture came.
     *
     * @param print the same for the same picture
     * @param time the camera's own
     */
    synchronized void beat(long nowNanos, long print, OptionalLong time) {
        count++;
        lastNanos = nowNanos;
        if (count == 1 || print != fingerprint) {
            changedNanos = nowNanos;
        }
        if (time.isEmpty() || !time.equals(stamp)) {
            stampedNanos = nowNanos;
        }
        fingerprint = print;
        stamp = time;
        rate = meter.read(count, nowNanos);
        if (rate.isEmpty() || rate.getAsDouble() >= SLOW * camera.framesPerSecond()) {
            fastNanos = nowNanos;
        }
    }

    /** Whether none has come for longer than {@code limit}. */
    synchronized boolean isSilent(long nowNanos, Duration limit) {
        return nowNanos - lastNanos > limit.toNanos();
    }

    /** What stands still for longer than it may. */
    synchronized Optional<String> frozen(long nowNanos) {
        return frozenLimit.flatMap(limit -> {
            if (nowNanos - changedNanos > limit.toNanos()) {
                return Optional.of("has shown the same picture for more than " + limit.toSeconds()
                        + " s (CAMERA_FROZEN_SEC); power it off and on");
            }
            return nowNanos - stampedNanos > limit.toNanos()
                    ? Optional.of("sends pictures, but its clock has stood still for more than " + limit.toSeconds()
                            + " s (CAMERA_FROZEN_SEC)")
                    : Optional.empty();
        });
    }

    synchronized boolean isSlow(long nowNanos) {
        return nowNanos - fastNanos > SLOW_NANOS;
    }

    /** Pictures a second over the last second; empty until known. */
    synchronized OptionalDouble rate() {
        return rate;
    }
}
