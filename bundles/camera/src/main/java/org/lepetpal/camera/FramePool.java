package org.lepetpal.camera;

import java.lang.ref.ReferenceQueue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.camera.source.Film;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of films of one size, lent as counted frames. A frame that its holder forgot to close
 * comes back when the garbage collector finds it, and the first of them is named in the log; until then the pool may run
 * dry, which is safer than taking ever more memory. Any thread.
 */
final class FramePool {
    private static final Logger LOG = LoggerFactory.getLogger(FramePool.class);
    private static final int MOST_NAMED = 16;
    /** The newest, one in the making, one with the detectors and a handful that are being drawn. */
    private static final int FRAMES_OF_A_CAMERA = 16;

    private final String name;
    private final int width;
    private final int height;
    private final int capacity;
    private final Deque<Film> free = new ArrayDeque<>();
    /** Loans must be reachable themselves, or nobody would learn that their frame no longer is. */
    private final Set<Loan> out = new HashSet<>();

    private final ReferenceQueue<Frame> forgotten = new ReferenceQueue<>();
    private int made;
    private final List<Long> leaks = new ArrayList<>();

    /**
     * @param name for complaints, for example {@code camera front}
     * @param capacity frames that may be out at once, 1 or more
     */
    FramePool(String name, int width, int height, int capacity) {
        if (width < 1 || height < 1 || capacity < 1) {
            throw new IllegalArgumentException(name + ": " + capacity + " frames of " + width + "x" + height);
        }
        this.name = name;
        this.width = width;
        this.height = height;
        this.capacity = capacity;
    }

    /** For a camera. */
    static FramePool of(CameraDescription camera) {
        return new FramePool("camera " + camera.name(), camera.width(), camera.height(), FRAMES_OF_A_CAMERA);
    }

    /** Whether pictures of a camera fit. */
    boolean fits(CameraDescription camera) {
        return width == camera.width() && height == camera.height();
    }

    /** A film to expose, wiped; empty while all of them are out. Give it back or {@link #lend} it. */
    synchronized Optional<Film> take() {
        reclaim();
        Film film = free.poll();
        if (film == null && made < capacity) {
            made++;
            film = new Film(width, height);
        }
        if (film != null) {
            film.wipe();
        }
        return Optional.ofNullable(film);
    }

    /** Returns a film that was taken and did not become a frame. */
    synchronized void giveBack(Film film) {
        free.push(film);
    }

    /** Makes a frame, held once, of a film that was taken. */
    synchronized PooledFrame lend(Film film, long sequence, long captureNanos, Instant capturedAt) {
        Loan loan = new Loan(this, film);
        PooledFrame frame = new PooledFrame(loan, width, height, sequence, captureNanos, capturedAt);
        loan.watch(frame, forgotten);
        out.add(loan);
        return frame;
    }

    synchronized void settle(Loan loan) {
        if (out.remove(loan)) {
            free.push(loan.film());
        }
    }

    private void reclaim() {
        for (var found = forgotten.poll(); found != null; found = forgotten.poll()) {
            for (Loan loan : Set.copyOf(out)) {
                if (loan.isWatchedBy(found)) {
                    settle(loan);
                    if (leaks.size() < MOST_NAMED) {
                        leaks.add(loan.sequence());
                    }
                    if (leaks.size() == 1) {
                        LOG.error(
                                "{}: frame {} was forgotten without close; whoever retains frames must close them",
                                name,
                                loan.sequence());
                    }
                }
            }
        }
    }

    /** Films that are out, as frames or to be exposed. */
    synchronized int out() {
        return made - free.size();
    }

    /** Numbers of the first frames that nobody closed and that were taken back. */
    synchronized List<Long> leaks() {
        return List.copyOf(leaks);
    }

    @Override
    public String toString() {
        return name;
    }
}
