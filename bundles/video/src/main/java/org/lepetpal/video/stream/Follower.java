package org.lepetpal.video.stream;

import java.util.Optional;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Camera.Subscription;
import org.lepetpal.video.stream.Failings.Deed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of new frames of a camera that may come, go and be replaced. */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Cameras cameras;
    private final Optional<String> name;
    private final Runnable onFrame;
    private Optional<Camera> followed = Optional.empty();
    private Subscription subscription = () -> {};
    private boolean closed;

    /**
     * @param name of the camera; empty for the active one
     * @param onFrame called on a camera's thread; returns within 1 ms
     */
    Follower(Cameras cameras, Optional<String> name, Runnable onFrame) {
        this.cameras = cameras;
        this.name = name;
        this.onFrame = onFrame;
    }

    /**
     * Looks which camera it is now.
     *
     * @return whether there is one
     */
    synchronized boolean follow() {
        if (closed) {
            return false;
        }
        Optional<Camera> now = cameras.ask(name, Deed.FOLLOWED, camera -> {
            if (followed.isEmpty() || followed.get() != camera) {
                unsubscribe();
                subscription = camera.onFrame(sequence -> onFrame.run());
            }
            return camera;
        });
        if (now.isEmpty()) {
            unsubscribe();
        }
        followed = now;
        return now.isPresent();
    }

    /**
     * Looks which camera it is now. To be called often.
     *
     * @return whether it is another one than before
     */
    synchronized boolean isReplaced() {
        Optional<Camera> before = followed;
        return follow() && !followed.equals(before);
    }

    /** Whether there was one at the last look. */
    synchronized boolean isFollowing() {
        return followed.isPresent();
    }

    @Override
    public synchronized void close() {
        closed = true;
        unsubscribe();
        followed = Optional.empty();
    }

    /** Its bundle may be gone. */
    private void unsubscribe() {
        Subscription old = subscription;
        subscription = () -> {};
        try {
            old.close();
        } catch (RuntimeException | LinkageError gone) {
            LOG.debug("a camera fails where it is followed no longer", gone);
        }
    }
}
