package org.lepetpal.simulation;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Hashtable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.PwmLine;
import org.lepetpal.api.vision.Lens;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the simulated room running in the robot's time and offers what is in it, the lens once it can picture. */
final class SimulatedRoom implements HealthSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedRoom.class);
    private static final Duration BEAT = Duration.ofMillis(5);

    private final BundleContext bundle;
    private final Deque<ServiceRegistration<?>> offered = new ConcurrentLinkedDeque<>();
    private final LiveWorld world;
    private final WireTime wireTime;
    private final BusPlug plug;
    private final RoomRoutes routes;
    private final Timebase.Schedule schedule;
    private final Timebase.Worker worker;
    private final Timebase.Worker hub;
    private final AtomicBoolean plugging = new AtomicBoolean();

    SimulatedRoom(BundleContext bundle, Timebase time, Settings settings) {
        this.bundle = bundle;
        world = new LiveWorld(settings.seed(), time::nanoTime);
        wireTime = new WireTime(time);
        plug = new BusPlug(world, wireTime, (bus, device) -> withdrawing(register(Bus.class, bus)));
        routes = new RoomRoutes(world, plug);
        hub = time.worker("simulated-hub", 1);
        // It stands in for motors, which wait for nobody: the control loop must not find a step that was put off
        // half-way.
        schedule = time.every("simulated-world", BEAT, Timebase.Urgency.CONTROL, beat -> pass(beat.nowNanos()));
        worker = time.worker("simulated-camera", 1);
        worker.execute(() -> offer(Lens.class, new RoomLens(world, settings)));
        plug.connect(true);
        offer(PwmLine.class, new ChuteLine(world));
        offer(Speaker.class, new RoomSpeaker(soundFolder(bundle), Clock.systemUTC()));
        routes.servlets().forEach(this::serve);
        LOG.info("the simulated room is there, seed {}", settings.seed());
    }

    @Override
    public void close() {
        worker.close();
        schedule.close();
        hub.close();
        plug.connect(false);
        while (!offered.isEmpty()) {
            offered.removeLast().unregister();
        }
    }

    /** From now on somebody steps the robot's time. */
    void stepBy(SteppedTime time) {
        wireTime.stepped(true);
        routes.stepBy(time);
    }

    /** The robot's time passes again by itself. */
    void passByItself() {
        wireTime.stepped(false);
        routes.passByItself();
    }

    @Override
    public ComponentHealth health() {
        int faults = world.faults().list().size();
        boolean plugged = plug.device().isPresent();
        String detail = plugged ? "the simulated room runs" : "the simulated bus is unplugged";
        return new ComponentHealth(
                "simulation",
                plugged && faults == 0 ? Status.OK : Status.DEGRADED,
                faults == 0 ? detail : detail + "; faults injected on purpose: " + faults,
                true);
    }

    /** The world goes on; the plug follows a fault that pulls it, off the beat, for services come and go with it. */
    private void pass(long nowNanos) {
        world.advanceTo(nowNanos);
        if (plug.lags() && plugging.compareAndSet(false, true)) {
            hub.execute(() -> {
                plugging.set(false);
                plug.follow();
            });
        }
    }

    private <T> void offer(Class<T> type, T service) {
        offered.addLast(register(type, service));
    }

    private <T> ServiceRegistration<T> register(Class<T> type, T service) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, "sim");
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, true);
        return bundle.registerService(type, service, properties);
    }

    private static Runnable withdrawing(ServiceRegistration<?> registration) {
        return registration::unregister;
    }

    private void serve(String pattern, RoomServlet servlet) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, pattern);
        offered.addLast(bundle.registerService(Servlet.class, servlet, properties));
    }

    private static Path soundFolder(BundleContext bundle) {
        return RobotHome.of(bundle::getProperty).folder().resolve("data/sound");
    }
}
