package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    LensSource(Lens lens) {
        this.lens = lens;
        this.description = lens.description();
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
    public boolean read(ByteBuffer bgr, long nowNanos) throws IOException {
        inUse.lock();
        try {
            if (gone) {
                throw new IOException("the " + description.source() + " is gone");
            }
            lens.capture(bgr);
            return true;
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public boolean waits() {
        return false;
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
