package org.lepetpal.camera;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.camera.source.Film;
import org.lepetpal.camera.source.PictureSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source on a thread of its own and keeps the newest frame for everybody. */
final class LiveCamera implements SideCamera, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCamera.class);
    private final PictureSource source;
    private final CameraDescription description;
    private final Timebase timebase;
    private final Clock clock;
    private final Consumer<LiveCamera> onLoss;
    private final FramePool pool;
    private final Pulse pulse;
    private final Sample sample = new Sample();
    private final Listeners listeners = new Listeners();
    private final AtomicReference<PooledFrame> newest = new AtomicReference<>();
    /** Held by whoever reads the source, and by whoever closes it. Fair: the camera's thread takes it again at once. */
    private final ReentrantLock reading = new ReentrantLock(true);

    private final Timebase.Schedule schedule;
    private long sequence;
    private boolean sourceClosed;
    private volatile Optional<String> loss = Optional.empty();
    private volatile boolean dry;
    private volatile boolean broken;
    private volatile boolean closed;
    /** Touched by the camera's thread alone. */
    private boolean timePasses = true;

    /**
     * @param pool of the source's size; used by nobody else meanwhile, and outlives this
     * @param pulse of this source; told of each picture
     * @param onLoss told once, from the camera's thread, that the source gave out: {@link #failure} says why
     */
    LiveCamera(
            PictureSource source,
            FramePool pool,
            Pulse pulse,
            Timebase timebase,
            Clock clock,
            Consumer<LiveCamera> onLoss) {
        this.source = source;
        this.description = source.description();
        this.timebase = timebase;
        this.clock = clock;
        this.onLoss = onLoss;
        this.pool = pool;
        this.pulse = pulse;
        this.schedule = timebase.every(
                "camera-" + description.name(), source.pace(), Timebase.Urgency.NORMAL, beat -> capture());
    }

    private void capture() {
        awaitPicture();
        reading.lock();
        try {
            if (!closed && loss.isEmpty()) {
                read();
            }
        } finally {
            if (closed) {
                shut();
            }
            reading.unlock();
        }
    }

    /** Where time is stepped, none passes while a device is waited for: each step would take as long again. */
    private void awaitPicture() {
        if (timePasses && !closed && loss.isEmpty()) {
            long begun = timebase.nanoTime();
            source.await();
            timePasses = timebase.nanoTime() != begun;
        }
    }

    private void read() {
        try {
            if (source.next(timebase.nanoTime()) && !closed) {
                long nanos = timebase.nanoTime();
                Instant instant = clock.instant();
                Optional<Film> film = pool.take();
                if (film.isPresent()) {
                    shoot(film.get(), nanos, instant);
                } else {
                    complainOnce();
                }
            }
        } catch (IOException gone) {
            loss = Optional.of(gone.getMessage());
            LOG.debug("{} gave out", description.source(), gone);
            if (!closed) {
                onLoss.accept(this);
            }
        }
    }

    private void shoot(Film film, long nanos, Instant instant) throws IOException {
        dry = false;
        boolean lent = false;
        try {
            broken = !source.expose(film) || !sample.passes(film);
            if (!broken && !closed) {
                pulse.beat(nanos, pulse.looksAtPictures() ? film.fingerprint() : 0, film.stamp());
                PooledFrame frame = pool.lend(film, ++sequence, nanos, instant);
                lent = true;
                publish(frame);
            }
        } finally {
            if (!lent) {
                pool.giveBack(film);
            }
        }
    }

    private void publish(PooledFrame frame) {
        PooledFrame before = newest.getAndSet(frame);
        if (before != null) {
            before.close();
        }
        listeners.tell(frame.sequence());
    }

    private void complainOnce() {
        if (!dry) {
            dry = true;
            LOG.error("{}: all {} frames are held by somebody; no new one until one is closed", pool, pool.out());
        }
    }

    /** Why there will be no new frame, why there has been none for longer than {@code patience}, or what stands still. */
    Optional<String> failure(Duration patience) {
        if (loss.isPresent()) {
            return loss;
        }
        long now = timebase.nanoTime();
        if (pulse.isSilent(now, patience)) {
            return Optional.of(silence());
        }
        return pulse.frozen(now).map(standstill -> description.source() + " " + standstill.how());
    }

    /** Where it stands still, for longer than it may. */
    Optional<Standstill> standstill() {
        return pulse.frozen(timebase.nanoTime());
    }

    private String silence() {
        if (dry) {
            return "the frames of " + pool + " are not given back";
        }
        return description.source() + (broken ? " sends broken pictures" : " sends no pictures");
    }

    /**
     * Whether it delivers far fewer pictures than are expected of it, for some time already. What does not look at the world is as fast
     * as the machine lets it be, which is no fault of a camera.
     */
    boolean isSlow() {
        return source.isLive() && pulse.isSlow(timebase.nanoTime());
    }

    /** Pictures a second that are expected of it. */
    double expectedRate() {
        return source.expectedRate();
    }

    /** Pictures a second that really come; empty until known. */
    OptionalDouble rate() {
        return pulse.rate();
    }

    /** How its pictures come, for people. */
    String format() {
        return source.format();
    }

    /** Whether a frame has come that shows what is there now. */
    boolean delivers() {
        return newest.get() != null && pulse.isTrusted();
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public Optional<Frame> latest() {
        PooledFrame frame = newest.get();
        while (frame != null && !frame.retainIfOpen()) {
            frame = newest.get();
        }
        return Optional.ofNullable(frame);
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        return listeners.add(listener);
    }

    @Override
    public Map<String, String> controls() {
        reading.lock();
        try {
            return sourceClosed ? Map.of() : source.controls();
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void adjust(Map<String, String> wished) {
        reading.lock();
        try {
            if (!sourceClosed) {
                source.adjust(wished);
            }
        } finally {
            reading.unlock();
        }
    }

    /** Ends it. A read that does not come back is left behind with its device, which it closes if it ever ends. */
    @Override
    public void close() {
        closed = true;
        source.cancel();
        schedule.close();
        if (reading.tryLock()) {
            try {
                shut();
            } finally {
                reading.unlock();
            }
        } else {
            LOG.warn("{} does not answer; it is left to itself", description.source());
        }
    }

    private void shut() {
        PooledFrame last = newest.getAndSet(null);
        if (last != null) {
            last.close();
        }
        if (!sourceClosed) {
            sourceClosed = true;
            source.close();
        }
    }
}
