package org.lepetpal.detector.color;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.TreeSet;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads and warms up the colour detector on a worker, and registers it while it can serve. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.detector.color",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class ColorKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ColorKeeper.class);
    private static final String NAME = "color";

    private final BundleContext bundle;
    private final Timebase.Worker worker;
    private Optional<Published> published = Optional.empty();
    private boolean active = true;
    private volatile ComponentHealth health = health(Status.STARTING, "loading");

    @Activate
    public ColorKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase timebase, Config config) {
        this.bundle = bundle;
        this.worker = timebase.worker("detector-color", 1);
        try {
            Settings settings = Settings.of(config);
            worker.execute(() -> load(settings));
        } catch (IllegalArgumentException e) {
            LOG.error("the colour detector stays out: {}", e.getMessage());
            health = health(Status.DOWN, e.getMessage());
        }
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    @Deactivate
    void stop() {
        worker.close();
        synchronized (this) {
            active = false;
            published.ifPresent(Published::withdraw);
            published = Optional.empty();
        }
    }

    private void load(Settings settings) {
        try {
            ColorDetector detector = new ColorDetector(settings);
            // The first frame takes much longer than all that follow.
            detector.detect(new BlankFrame());
            publish(detector);
        } catch (LinkageError | RuntimeException e) {
            // A library that cannot be loaded, or does not work, does not get better by trying again.
            LOG.error("OpenCV does not work", e);
            health = health(Status.DOWN, "OpenCV does not work on this machine; the log says why");
        }
    }

    private synchronized void publish(ColorDetector detector) {
        if (!active) {
            detector.close();
            return;
        }
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, NAME);
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        published = Optional.of(new Published(detector, bundle.registerService(Detector.class, detector, properties)));
        health = health(Status.OK, "looks for " + String.join(", ", new TreeSet<>(detector.classes())));
    }

    private static ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of("detector", status, NAME + ": " + detail);
    }

    private record Published(ColorDetector detector, ServiceRegistration<Detector> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void withdraw() {
            registration.unregister();
            detector.close();
        }
    }
}
