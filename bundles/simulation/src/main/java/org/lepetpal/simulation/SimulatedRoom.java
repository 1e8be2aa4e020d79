package org.lepetpal.simulation;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Hashtable;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.PwmLine;
import org.lepetpal.api.vision.Lens;
import org.lepetpal.simulation.world.World;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.osgi.service.servlet.whiteboard.annotations.RequireHttpWhiteboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the simulated room running in the robot's time and offers what is in it, the lens once it can picture. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.simulation",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Settings.Config.class)
@RequireHttpWhiteboard
public final class SimulatedRoom implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedRoom.class);
    private static final Duration BEAT = Duration.ofMillis(5);
    private static final String HOME = "lepetpal.home";

    private final BundleContext bundle;
    private final Deque<ServiceRegistration<?>> offered = new ConcurrentLinkedDeque<>();
    private final LiveWorld world;
    private final BusPlug plug;
    private final RoomRoutes routes;
    private final Timebase.Schedule schedule;
    private final Timebase.Worker worker;

    /** Called by the framework. */
    @Activate
    public SimulatedRoom(BundleContext bundle, @Reference(name = "timebase") Timebase time, Settings.Config config) {
        this.bundle = bundle;
        Settings settings = Settings.of(config);
        world = new LiveWorld(new World(settings.seed()), time.nanoTime());
        plug = new BusPlug(world, bus -> withdrawing(register(Bus.class, bus)));
        routes = new RoomRoutes(world, plug);
        schedule =
                time.every("simulated-world", BEAT, Timebase.Urgency.NORMAL, beat -> world.advanceTo(beat.nowNanos()));
        worker = time.worker("simulated-camera", 1);
        worker.execute(() -> offer(Lens.class, new RoomLens(world, settings)));
        plug.connect(true);
        offer(PwmLine.class, new ChuteLine(world));
        offer(Speaker.class, new RoomSpeaker(soundFolder(bundle), Clock.systemUTC()));
        routes.servlets().forEach(this::serve);
        LOG.info("the simulated room is there, seed {}", settings.seed());
    }

    @Deactivate
    void stop() {
        worker.close();
        plug.connect(false);
        while (!offered.isEmpty()) {
            offered.removeLast().unregister();
        }
        schedule.close();
    }

    @Reference(name = "steppedTime", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setSteppedTime(SteppedTime time) {
        routes.stepBy(time);
    }

    void unsetSteppedTime(SteppedTime time) {
        routes.passByItself();
    }

    @Override
    public ComponentHealth health() {
        return new ComponentHealth(
                "simulation",
                plug.connected() ? Status.OK : Status.DEGRADED,
                plug.connected() ? "the simulated room runs" : "the simulated bus is unplugged",
                true);
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
        String home = Optional.ofNullable(bundle.getProperty(HOME)).orElse("");
        return Path.of(home).toAbsolutePath().resolve("data").resolve("sound");
    }
}
