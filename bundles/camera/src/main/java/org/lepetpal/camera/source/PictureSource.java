package org.lepetpal.camera.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.lepetpal.api.vision.CameraDescription;

/** An open camera, file or lens that pictures are read from, one caller at a time but for {@link #await} and {@link #cancel}. */
public interface PictureSource extends AutoCloseable {
    /** What it gives; constant. */
    CameraDescription description();

    /** Pictures a second that are to be expected of it, more than 0: one that gives far fewer is slow. */
    default double expectedRate() {
        return description().framesPerSecond();
    }

    /** How its pictures come, for people: codec and pixels as they really are, for example {@code mjpeg, yuvj422p}. */
    String format();

    /** How often it is to be asked. One that waits for its pictures is asked more often than they come. */
    Duration pace();

    /** Whether it looks at the world, so that a picture that stays the same means that something is stuck. */
    boolean isLive();

    /**
     * Waits for a moment, where that can be done without keeping others out: until a picture may be there, or some time has passed.
     * Other calls may come meanwhile.
     */
    default void await() {
        // it is asked at its pace
    }

    /**
     * Goes on to the newest picture that is due, and may wait for it.
     *
     * @param nowNanos the time, on the scale of the robot's timebase
     * @return whether there is one to be exposed
     * @throws IOException saying, for people, why there will be none any more
     */
    boolean next(long nowNanos) throws IOException;

    /**
     * Puts the picture that {@link #next} went on to onto film. A JPEG's pixels may be left to {@link Film#develop}.
     *
     * @return false when that picture is broken; the next one may be whole
     * @throws IOException when there will be none any more
     */
    boolean expose(Film film) throws IOException;

    /** How it is set, like {@link org.lepetpal.api.vision.Camera#controls}. */
    default Map<String, String> controls() {
        return Map.of();
    }

    /** Sets it, like {@link org.lepetpal.api.vision.Camera#adjust}. */
    default void adjust(Map<String, String> wished) {
        // there is nothing to set
    }

    /** Asks a call that waits on another thread to give up with an exception. Any thread; idempotent. */
    void cancel();

    /** Never during another call but {@link #cancel} and {@link #await}. */
    @Override
    void close();
}
