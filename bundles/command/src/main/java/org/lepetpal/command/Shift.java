package org.lepetpal.command;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;

/**
 * Brings what was measured and seen onto the clock of a run, so that its age by that clock is its age.
 *
 * @param nanos how far the run's clock is behind the robot's; 0 where nothing ever made the arm wait
 */
record Shift(long nanos) {
    ArmReading of(ArmReading reading) {
        return nanos == 0 ? reading : new ArmReading(reading.nanos() - nanos, reading.positions(), reading.joints());
    }

    Sighting of(Sighting sighting) {
        return nanos == 0
                ? sighting
                : new Sighting(
                        sighting.camera(),
                        sighting.sequence(),
                        sighting.captureNanos() - nanos,
                        sighting.frameWidth(),
                        sighting.frameHeight(),
                        sighting.calibration(),
                        sighting.classes(),
                        sighting.detections());
    }

    /** The same picture, held and closed as the one that is given. */
    Frame of(Frame frame) {
        return nanos == 0 ? frame : new ShiftedFrame(frame, frame.captureNanos() - nanos);
    }

    private record ShiftedFrame(Frame frame, long captureNanos) implements Frame {
        @Override
        public int width() {
            return frame.width();
        }

        @Override
        public int height() {
            return frame.height();
        }

        @Override
        public ByteBuffer bgr() {
            return frame.bgr();
        }

        @Override
        public boolean isReadable() {
            return frame.isReadable();
        }

        @Override
        public Optional<ByteBuffer> jpeg() {
            return frame.jpeg();
        }

        @Override
        public long sequence() {
            return frame.sequence();
        }

        @Override
        public Instant capturedAt() {
            return frame.capturedAt();
        }

        @Override
        public Frame retain() {
            frame.retain();
            return this;
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
