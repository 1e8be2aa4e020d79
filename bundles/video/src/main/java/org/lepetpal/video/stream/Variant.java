package org.lepetpal.video.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.time.RateMeter;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.video.overlay.Rates;

/**
 * One way to look at a camera while somebody does: each new frame is drawn and encoded once, and handed to all viewers.
 * While there is no camera they get a "no signal" picture every second; when it comes back, so do its pictures.
 */
final class Variant implements AutoCloseable {
    /** A viewer that took nothing for so long is not there any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wish wish;
    private final Cameras cameras;
    private final NoSignalReason reason;
    private final Timebase timebase;
    private final Press press;
    private final Follower follower;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    // from here on the press's thread alone
    private final RateMeter cameraRate = new RateMeter();
    private final RateMeter streamRate = new RateMeter();
    /** Held, until there is a newer one; that of a closed variant is the garbage collector's. */
    private Optional<Part> newest = Optional.empty();

    private long printed;

    Variant(Wish wish, Cameras cameras, NoSignalReason reason, Timebase timebase, Press press) {
        this.wish = wish;
        this.cameras = cameras;
        this.reason = reason;
        this.timebase = timebase;
        this.press = press;
        this.follower = new Follower(cameras, wish.camera(), this::printSoon);
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
        follower.follow();
        printSoon();
    }

    boolean isOn(Press some) {
        return press == some;
    }

    /** The same for all who watch, made elsewhere: what this one may still make is shown to nobody. */
    Variant on(Press other) {
        follower.close();
        Variant successor = new Variant(wish, cameras, reason, timebase, other);
        successor.viewers.addAll(viewers);
        viewers.clear();
        successor.follower.follow();
        successor.printSoon();
        return successor;
    }

    /** @return whether nobody watches any more */
    boolean remove(Viewer viewer) {
        viewers.remove(viewer);
        return viewers.isEmpty();
    }

    /** Once a second: follows the camera that is there now, and sees to those who watch in vain or no longer. */
    void attend() {
        long now = timebase.nanoTime();
        viewers.stream()
                .filter(viewer -> viewer.stalledNanos(now) > PATIENCE.toNanos())
                .forEach(Viewer::end);
        if (!follower.follow()) {
            printSoon();
        }
    }

    /** Many times a second: shows the picture of a camera that has taken another one's place. */
    void keepUp() {
        if (follower.isReplaced()) {
            printSoon();
        }
    }

    private void printSoon() {
        if (!viewers.isEmpty() && pending.compareAndSet(false, true) && !press.print(this)) {
            pending.set(false);
        }
    }

    /** Makes the picture of now, once, and hands it out; on the press's thread. */
    void print(Studio studio) {
        pending.set(false);
        Optional<Shot> taken = cameras.newest(wish.camera());
        if (taken.isEmpty()) {
            show(studio.noSignal(reason.text(), wish));
            return;
        }
        try (Shot shot = taken.get()) {
            long nanos = shot.frame().captureNanos();
            if (newest.isPresent() && newest.get().nanos() == nanos) {
                show(newest.get());
            } else if (viewers.stream().anyMatch(viewer -> viewer.wants(nanos))) {
                Rates rates =
                        new Rates(cameraRate.read(shot.frame().sequence(), nanos), streamRate.read(++printed, nanos));
                show(studio.picture(shot, wish, rates));
            }
        }
    }

    private void show(Part part) {
        newest.filter(old -> old != part).ifPresent(Part::close);
        newest = Optional.of(part);
        long now = timebase.nanoTime();
        viewers.forEach(viewer -> viewer.offer(part, now));
    }

    @Override
    public void close() {
        follower.close();
        viewers.forEach(Viewer::end);
    }
}
