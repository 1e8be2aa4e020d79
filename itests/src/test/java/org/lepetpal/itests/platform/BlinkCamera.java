package org.lepetpal.itests.platform;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.StillFrame;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A camera from a bundle of its own: ten grey pictures a second, of a brightness that changes. It outranks the simulated one. */
public final class BlinkCamera implements BundleActivator, Camera {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final List<FrameListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Frame> newest = Optional.empty();
    private Timebase.Schedule schedule;

    @Override
    public void start(BundleContext context) {
        ServiceReference<Timebase> found = context.getServiceReference(Timebase.class);
        Timebase time = context.getService(found);
        shoot(time.nanoTime(), 1);
        schedule = time.every(
                "blink",
                PERIOD,
                Timebase.Urgency.NORMAL,
                beat -> shoot(beat.nowNanos(), newest.orElseThrow().sequence() + 1));
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "blink");
        properties.put(ServiceKeys.VERSION, context.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, true);
        properties.put("service.ranking", 1000);
        context.registerService(Camera.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        schedule.close();
    }

    private void shoot(long nanos, long sequence) {
        ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3);
        while (bgr.hasRemaining()) {
            bgr.put((byte) (sequence * 16));
        }
        newest = Optional.of(new StillFrame(WIDTH, HEIGHT, bgr.flip(), sequence, nanos, Instant.now()));
        listeners.forEach(listener -> listener.frameArrived(sequence));
    }

    @Override
    public CameraDescription description() {
        return new CameraDescription("blink", "a test", WIDTH, HEIGHT, 10, Optional.empty());
    }

    @Override
    public Optional<Frame> latest() {
        return newest;
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
