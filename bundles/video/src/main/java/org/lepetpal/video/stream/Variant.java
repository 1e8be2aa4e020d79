package org.lepetpal.video.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way to look at the camera while somebody does: each new frame is drawn and encoded once, on a worker, and handed to
 * all viewers. While there is no camera they get a "no signal" picture every second; when it comes back, so do its pictures.
 */
final class Variant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Variant.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Wish wish;
    private final Slot<Camera> cameras;
    private final Studio studio;
    private final Timebase.Worker worker;
    private final Timebase.Schedule watch;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    private Optional<Candidate> followed = Optional.empty();
    private Camera.Subscription subscription = () -> {};

    Variant(Wish wish, Slot<Camera> cameras, Studio studio, Timebase timebase) {
        this.wish = wish;
        this.cameras = cameras;
        this.studio = studio;
        this.worker = timebase.worker("video", 2);
        this.watch = timebase.every("video-watch", LOOK_EVERY, Timebase.Urgency.NORMAL, beat -> follow());
        follow();
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
        renderSoon();
    }

    /** @return whether nobody watches any more */
    boolean remove(Viewer viewer) {
        viewers.remove(viewer);
        return viewers.isEmpty();
    }

    /** Follows the camera that is active now; without one, sees to the picture that says so. */
    private synchronized void follow() {
        Optional<Lease<Camera>> lease = cameras.take();
        if (lease.isEmpty()) {
            subscription.close();
            followed = Optional.empty();
            renderSoon();
            return;
        }
        try (Lease<Camera> camera = lease.get()) {
            if (followed.isEmpty() || !followed.get().equals(camera.candidate())) {
                subscription.close();
                subscription = camera.service().onFrame(sequence -> renderSoon());
                followed = Optional.of(camera.candidate());
                renderSoon();
            }
        }
    }

    private void renderSoon() {
        if (!viewers.isEmpty() && pending.compareAndSet(false, true)) {
            try {
                worker.execute(this::render);
            } catch (RejectedExecutionException closing) {
                LOG.debug("closing", closing);
            }
        }
    }

    private void render() {
        pending.set(false);
        Jpeg picture = picture();
        viewers.forEach(viewer -> viewer.offer(picture));
    }

    private Jpeg picture() {
        return picture(cameras, studio, wish);
    }

    /** The picture as it is now. */
    static Jpeg picture(Slot<Camera> cameras, Studio studio, Wish wish) {
        Optional<Lease<Camera>> lease = cameras.take();
        if (lease.isEmpty()) {
            return studio.noSignal("there is no camera", wish);
        }
        try (Lease<Camera> camera = lease.get()) {
            Optional<Frame> latest = camera.service().latest();
            if (latest.isEmpty()) {
                return studio.noSignal("the camera sends no pictures", wish);
            }
            try (Frame frame = latest.get()) {
                return studio.picture(camera.service().description().name(), frame, wish);
            }
        }
    }

    @Override
    public void close() {
        watch.close();
        synchronized (this) {
            subscription.close();
        }
        worker.close();
        viewers.forEach(Viewer::end);
    }
}
