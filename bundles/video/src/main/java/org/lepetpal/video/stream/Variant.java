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
 * While there is no picture they are told so; when the camera comes back, so do its pictures.
 */
final class Variant implements AutoCloseable {
    /**
     * How often {@link #keepUp} is to be called. A camera that goes says nothing more: what is shown then comes after a frame and this,
     * which is less than two frames at 60 a second, the most that a viewer takes.
     */
    static final Duration FOLLOW_EVERY = Duration.ofMillis(10);

    /** A viewer that took nothing for so long is not there any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wish wish;
    private final Cameras cameras;
    private final NoSignalReason reason;
    private final Timebase timebase;
    private final Press press;
    private final Follower follower;
    private final Absence absence = new Absence(FOLLOW_EVERY);
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean pending = new AtomicBoolean();
    // from here on the press's thread alone
    private final Placard placard;
    private final RateMeter cameraRate = new RateMeter();
    private final RateMeter streamRate = new RateMeter();
    /** Held, until there is a newer one; that of a closed variant is the garbage collector's. */
    private Optional<Part> newest = Optional.empty();

    /** Name of the camera whose picture was shown last; empty where none was, or "no signal". */
    private Optional<String> shown = Optional.empty();

    private long printed;

    Variant(Wish wish, Cameras cameras, NoSignalReason reason, Timebase timebase, Press press) {
        this.wish = wish;
        this.cameras = cameras;
        this.reason = reason;
        this.timebase = timebase;
        this.press = press;
        this.follower = new Follower(cameras, wish.camera(), this::printSoon);
        this.placard = new Placard(wish, reason);
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

    /** Once a second: sees to those who watch no longer. */
    void attend() {
        long now = timebase.nanoTime();
        viewers.stream()
                .filter(viewer -> viewer.stalledNanos(now) > PATIENCE.toNanos())
                .forEach(Viewer::end);
    }

    /** Many times a second: shows the picture of a camera that has taken another one's place, and that there is none. */
    void keepUp() {
        long now = timebase.nanoTime();
        boolean replaced = follower.isReplaced();
        if (!follower.isFollowing()) {
            absence.begin(now);
        }
        if (replaced || absence.isDue(now) && isWanted(now)) {
            printSoon();
        }
    }

    private boolean isWanted(long nanos) {
        return viewers.stream().anyMatch(viewer -> viewer.wants(nanos));
    }

    private void printSoon() {
        if (!viewers.isEmpty() && pending.compareAndSet(false, true) && !press.print(this)) {
            pending.set(false);
        }
    }

    /** Makes the picture of now, once, and hands it out; on the press's thread. */
    void print(Studio studio) {
        pending.set(false);
        cameras.newest(wish.camera(), shot -> make(studio, shot))
                .ifPresentOrElse(made -> made.ifPresent(this::show), () -> printNoSignal(studio));
    }

    /** @return empty where nobody wants it */
    private Optional<Part> make(Studio studio, Shot shot) {
        Optional<String> camera = Optional.of(shot.camera().name());
        boolean another = !shown.equals(camera);
        long nanos = shot.frame().captureNanos();
        Optional<Part> made = newest.filter(part -> !another && part.nanos() == nanos);
        if (made.isEmpty() && (another || isWanted(nanos))) {
            Rates rates = new Rates(cameraRate.read(shot.frame().sequence(), nanos), streamRate.read(++printed, nanos));
            made = Optional.of(studio.picture(shot, wish, rates));
        }
        if (another) {
            shown = camera;
            viewers.forEach(Viewer::anew);
            placard.takeDown();
        }
        absence.end(shot.camera().framesPerSecond());
        return made;
    }

    private void printNoSignal(Studio studio) {
        long now = timebase.nanoTime();
        absence.begin(now);
        if (absence.isDue(now) && isWanted(now)) {
            absence.show(now);
            shown = Optional.empty();
            show(placard.print(studio, now));
        } else {
            // who has come meanwhile sees it, too
            newest.ifPresent(this::show);
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
