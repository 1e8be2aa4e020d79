package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
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
    /** The newest, one in the making, one in each detector and in a handful of variants being drawn. */
    private static final int POOL = 16;
    /** A device paces itself by blocking, so it is asked a little faster than it delivers. */
    private static final double DEVICE_HASTE = 1.5;

    private static final int MOST_SKIPPED = 10;

    private final PictureSource source;
    private final Timebase timebase;
    private final Clock clock;
    private final Consumer<String> onLoss;
    private final FramePool pool;
    private final AtomicReference<PooledFrame> newest = new AtomicReference<>();
    private final List<FrameListener> listeners = new CopyOnWriteArrayList<>();
    private final Timebase.Schedule schedule;
    private long sequence;
    private boolean lost;
    private boolean dry;
    private volatile long lastNanos;

    /** @param onLoss told once, from the camera's thread, when the source gives out */
    LiveCamera(PictureSource source, Timebase timebase, Clock clock, boolean paced, Consumer<String> onLoss) {
        this.source = source;
        this.timebase = timebase;
        this.clock = clock;
        this.onLoss = onLoss;
        CameraDescription camera = source.description();
        this.pool = new FramePool("camera " + camera.name(), camera.width(), camera.height(), POOL);
        this.lastNanos = timebase.nanoTime();
        double rate = paced ? camera.framesPerSecond() : camera.framesPerSecond() * DEVICE_HASTE;
        this.schedule = timebase.every(
                "camera-" + camera.name(),
                Duration.ofNanos(Math.round(1e9 / rate)),
                Timebase.Urgency.NORMAL,
                this::capture);
    }

    private void capture(Timebase.Beat beat) {
        if (lost) {
            return;
        }
        Optional<ByteBuffer> buffer = pool.take();
        if (buffer.isEmpty()) {
            if (!dry) {
                LOG.warn("frames are not closed: {}", pool);
            }
            dry = true;
            return;
        }
        dry = false;
        try {
            long skipped = source.playsOn() ? Math.min(beat.missed(), MOST_SKIPPED) : 0;
            for (long i = 0; i <= skipped; i++) {
                source.read(buffer.get());
            }
            publish(buffer.get());
        } catch (IOException gone) {
            pool.giveBack(buffer.get());
            lost = true;
            onLoss.accept(gone.getMessage());
        }
    }

    private void publish(ByteBuffer pixels) {
        long now = timebase.nanoTime();
        sequence++;
        PooledFrame frame = new PooledFrame(pool, pixels, sequence, now, clock.instant());
        PooledFrame before = newest.getAndSet(frame);
        lastNanos = now;
        if (before != null) {
            before.close();
        }
        for (FrameListener listener : listeners) {
            listener.frameArrived(frame.sequence());
        }
    }

    /** Time since the last frame, or since it was opened. */
    Duration silence() {
        return Duration.ofNanos(timebase.nanoTime() - lastNanos);
    }

    /** Whether a frame has come. */
    boolean delivers() {
        return newest.get() != null;
    }

    @Override
    public CameraDescription description() {
        return source.description();
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
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        schedule.close();
        PooledFrame last = newest.getAndSet(null);
        if (last != null) {
            last.close();
        }
        source.close();
    }
}
