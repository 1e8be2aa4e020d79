package org.lepetpal.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lepetpal.api.time.RateMeter;
import org.lepetpal.camera.source.PictureSource;

/**
 * Whether a camera lives: its pictures come, they change, and they come as fast as it says. Told by the camera's thread,
 * asked by others.
 */
final class Pulse {
    /** Below this part of the rate that is expected of it a camera is slow. */
    private static final double SLOW = 0.6;
    /** A single bad second is no slow camera. */
    private static final long SLOW_NANOS = 3_000_000_000L;

    private final double expectedRate;
    private final Optional<Duration> frozenLimit;
    /** Of a camera that stood still before: it has to move before it is believed. */
    private final boolean suspected;

    private final Change picture;
    private final Change time;
    private final RateMeter meter = new RateMeter();
    private OptionalDouble rate = OptionalDouble.empty();
    private long count;
    private long lastNanos;
    private long fastNanos;

    /**
     * @param expectedRate pictures a second that are to come, more than 0
     * @param frozenLimit how long its picture, or its clock, may stand still; empty where that means nothing
     * @param before where it stood still when it was open before
     * @param nowNanos when it was opened
     */
    Pulse(double expectedRate, Optional<Duration> frozenLimit, Optional<Standstill> before, long nowNanos) {
        this.expectedRate = expectedRate;
        this.frozenLimit = frozenLimit;
        this.suspected = before.isPresent();
        this.picture = new Change(before.map(Standstill::picture).orElse(OptionalLong.empty()), nowNanos);
        this.time = new Change(before.map(Standstill::time).orElse(OptionalLong.empty()), nowNanos);
        this.lastNanos = nowNanos;
        this.fastNanos = nowNanos;
    }

    /** Of a source that has just been opened. */
    static Pulse of(PictureSource source, Duration frozenLimit, Optional<Standstill> before, long nowNanos) {
        boolean watched = source.isLive() && frozenLimit.isPositive();
        return new Pulse(
                source.expectedRate(), watched ? Optional.of(frozenLimit) : Optional.empty(), before, nowNanos);
    }

    /** Whether {@link #beat} needs to be told what the picture is like. */
    boolean looksAtPictures() {
        return frozenLimit.isPresent();
    }

    /**
     * A picture came.
     *
     * @param print the same for the same picture
     * @param stamp the camera's own time
     */
    synchronized void beat(long nowNanos, long print, OptionalLong stamp) {
        count++;
        lastNanos = nowNanos;
        picture.see(OptionalLong.of(print), nowNanos);
        time.see(stamp, nowNanos);
        rate = meter.read(count, nowNanos);
        if (rate.isEmpty() || rate.getAsDouble() >= SLOW * expectedRate) {
            fastNanos = nowNanos;
        }
    }

    /** Whether none has come for longer than {@code limit}. */
    synchronized boolean isSilent(long nowNanos, Duration limit) {
        return nowNanos - lastNanos > limit.toNanos();
    }

    /** What stands still for longer than it may. */
    synchronized Optional<Standstill> frozen(long nowNanos) {
        return frozenLimit
                .flatMap(limit -> standing(nowNanos, limit))
                .map(how -> new Standstill(how, picture.last(), time.last()));
    }

    private Optional<String> standing(long nowNanos, Duration limit) {
        if (picture.stands(nowNanos, limit)) {
            return Optional.of("has shown the same picture for more than " + limit.toSeconds()
                    + " s (CAMERA_FROZEN_SEC); power it off and on");
        }
        return time.stands(nowNanos, limit)
                ? Optional.of("sends pictures, but its clock has stood still for more than " + limit.toSeconds()
                        + " s (CAMERA_FROZEN_SEC)")
                : Optional.empty();
    }

    /** Whether its pictures may be taken for what is there now: always, unless it stood still and has not moved since. */
    synchronized boolean isTrusted() {
        return !suspected || picture.moved() && time.moved();
    }

    synchronized boolean isSlow(long nowNanos) {
        return nowNanos - fastNanos > SLOW_NANOS;
    }

    /** Pictures a second over the last second; empty until known. */
    synchronized OptionalDouble rate() {
        return rate;
    }
}
