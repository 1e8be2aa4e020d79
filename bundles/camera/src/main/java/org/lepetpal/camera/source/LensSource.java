package org.lepetpal.camera.source;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Lens;

/** Pictures of a lens, for as long as it is there. */
final class LensSource implements PictureSource {
    private static final long PATIENCE_MS = 500;

    private final Lens lens;
    private final CameraDescription description;
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile boolean gone;

    /** @param name the camera's */
    LensSource(String name, Lens lens) {
        this.lens = lens;
        CameraDescription glass = lens.description();
        this.description = new CameraDescription(
                name, glass.source(), glass.width(), glass.height(), glass.framesPerSecond(), glass.calibration());
    }

    boolean reads(Lens some) {
        return lens == some;
    }

    /** The lens is being withdrawn: no capture begins any more, and one that runs gets half a second to end. */
    void withdraw() {
        gone = true;
        try {
            if (inUse.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                inUse.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return "rendered";
    }

    @Override
    public Duration pace() {
        return Duration.ofNanos(Math.round(1e9 / description.framesPerSecond()));
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean next(long nowNanos) {
        return true;
    }

    @Override
    public boolean expose(Film film) throws IOException {
        inUse.lock();
        try {
            if (gone) {
                throw new IOException("the " + description.source() + " is gone");
            }
            lens.capture(film.bgr());
            return true;
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void cancel() {
        // a capture is short
    }

    @Override
    public void close() {
        // the lens is its owner's
    }
}
