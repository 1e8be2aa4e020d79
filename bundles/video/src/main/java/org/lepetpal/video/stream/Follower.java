package org.lepetpal.video.stream;

import java.util.Optional;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Camera.Subscription;

/** Hears of new frames of a camera that may come, go and be replaced. */
final class Follower implements AutoCloseable {
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
        Optional<Camera> now = cameras.ask(name, camera -> {
            if (followed.isEmpty() || followed.get() != camera) {
                subscription.close();
                subscription = camera.onFrame(sequence -> onFrame.run());
            }
            return camera;
        });
        if (now.isEmpty()) {
            subscription.close();
            subscription = () -> {};
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
        subscription.close();
        followed = Optional.empty();
    }
}
