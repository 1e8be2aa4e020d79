package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one source on a thread of its own and keeps the newest frame for everybody. */
final class LiveCamera implements Camera, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCamera.class);
    /** The newest, one in the making, one with the detectors and a handful that are being drawn. */
    private static final int POOL = 16;
    /** A device paces itself by letting its reader wait, so it is asked a little more often than it delivers. */
    private static final double DEVICE_HASTE = 1.5;

    private final PictureSource source;
    private final CameraDescription description;
    private final Timebase timebase;
    private final Clock clock;
    private final Consumer<LiveCamera> onLoss;
    private final FramePool pool;
    private final Listeners listeners = new Listeners();
    private final AtomicReference<PooledFrame> newest = new AtomicReference<>();
    /** Held by whoever reads the source, and by whoever closes it. */
    private final ReentrantLock reading = new ReentrantLock();

    private final Timebase.Schedule schedule;
    private long sequence;
    private boolean sourceClosed;
    private volatile Optional<String> loss = Optional.empty();
    private volatile boolean dry;
    private volatile boolean closed;
    private volatile long lastNanos;

    /** @param onLoss told once, from the camera's thread, that the source gave out: {@link #failure} says why */
    LiveCamera(PictureSource source, Timebase timebase, Clock clock, Consumer<LiveCamera> onLoss) {
        this.source = source;
        this.description = source.description();
        this.timebase = timebase;
        this.clock = clock;
        this.onLoss = onLoss;
        this.pool = new FramePool("camera " + description.name(), description.width(), description.height(), POOL);
        this.lastNanos = timebase.nanoTime();
        double rate = description.framesPerSecond() * (source.waits() ? DEVICE_HASTE : 1);
        this.schedule = timebase.every(
                "camera-" + description.name(),
                Duration.ofNanos(Math.round(1e9 / rate)),
                Timebase.Urgency.NORMAL,
                beat -> capture());
    }

    private void capture() {
        reading.lock();
        try {
            if (!closed && loss.isEmpty()) {
                pool.take().ifPresentOrElse(this::read, this::complainOnce);
            }
        } finally {
            if (closed) {
                shut();
            }
            reading.unlock();
        }
    }

    private void read(ByteBuffer pixels) {
        dry = false;
        boolean published = false;
        try {
            long nanos = timebase.nanoTime();
            Instant instant = clock.instant();
            boolean any = source.read(pixels, nanos);
            if (any && !closed) {
                publish(
                        source.waits()
                                ? pool.lend(pixels, ++sequence, timebase.nanoTime(), clock.instant())
                                : pool.lend(pixels, ++sequence, nanos, instant));
                published = true;
            }
        } catch (IOException gone) {
            loss = Optional.of(gone.getMessage());
            LOG.debug("{} gave out", description.source(), gone);
            if (!closed) {
                onLoss.accept(this);
            }
        } finally {
            if (!published) {
                pool.giveBack(pixels);
            }
        }
    }

    private void publish(PooledFrame frame) {
        PooledFrame before = newest.getAndSet(frame);
        lastNanos = timebase.nanoTime();
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

    /** Why there will be no new frame, or why there has been none for longer than {@code patience}. */
    Optional<String> failure(Duration patience) {
        if (loss.isPresent() || timebase.nanoTime() - lastNanos <= patience.toNanos()) {
            return loss;
        }
        return Optional.of(
                dry ? "the frames of " + pool + " are not given back" : description.source() + " sends no pictures");
    }

    /** Whether a frame has come. */
    boolean delivers() {
        return newest.get() != null;
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
