package org.lepetpal.detector.color;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.files.WholeFile;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.StillFrame;
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
        service = {HealthSource.class, ColorKeeper.class},
        immediate = true,
        configurationPid = "org.lepetpal.detector.color",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class ColorKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ColorKeeper.class);
    private static final String NAME = "color";
    private static final int WARM_UP_WIDTH = 320;
    private static final int WARM_UP_HEIGHT = 180;

    private final BundleContext bundle;
    private final Timebase.Worker worker;
    private final LearnedClasses lessons;
    private final Optional<Settings> configured;
    private Optional<Published> published = Optional.empty();
    private boolean active = true;
    private volatile ComponentHealth health = health(Status.STARTING, "loading");

    @Activate
    public ColorKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase timebase, Config config) {
        this.bundle = bundle;
        this.worker = timebase.worker("detector-color", 1);
        this.lessons = new LearnedClasses(new WholeFile(
                RobotHome.of(bundle::getProperty).data("detector-color/learned.txt", bundle::getDataFile)));
        Optional<Settings> read = Optional.empty();
        try {
            Settings settings = Settings.of(config);
            read = Optional.of(settings);
            worker.execute(() -> load(settings.with(lessons.read())));
        } catch (IllegalArgumentException e) {
            LOG.error("the colour detector stays out: {}", e.getMessage());
            health = health(Status.DOWN, e.getMessage());
        }
        this.configured = read;
    }

    /** @throws IOException when it cannot be stored; then nothing has changed */
    synchronized void learned(ColorClass lesson) throws IOException {
        List<ColorClass> all = new ArrayList<>(lessons.read());
        all.removeIf(other -> other.label().equals(lesson.label()));
        all.add(lesson);
        lessons.write(all);
        LOG.info("learned {}", ColorClassLine.format(lesson));
        use(all);
    }

    /**
     * @return whether anything had been learned about it
     * @throws IOException when that cannot be stored; then nothing has changed
     */
    synchronized boolean forget(String label) throws IOException {
        List<ColorClass> all = new ArrayList<>(lessons.read());
        boolean known = all.removeIf(other -> other.label().equals(label));
        if (known) {
            lessons.write(all);
            use(all);
        }
        return known;
    }

    /** New things make a new detector, which is there before the old one leaves. */
    private void use(List<ColorClass> learned) {
        if (published.isEmpty() || configured.isEmpty()) {
            return;
        }
        Settings settings = configured.get().with(learned);
        ColorDetector detector = published.get().detector();
        Set<String> labels = settings.classes().stream().map(ColorClass::label).collect(Collectors.toSet());
        if (labels.equals(detector.classes())) {
            detector.use(settings.classes());
            return;
        }
        Published before = published.get();
        publish(new ColorDetector(settings, version()));
        before.withdraw();
    }

    private String version() {
        return bundle.getBundle().getVersion().toString();
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
            ColorDetector detector = new ColorDetector(settings, version());
            // The first frame takes much longer than all that follow.
            detector.detect(StillFrame.black(WARM_UP_WIDTH, WARM_UP_HEIGHT));
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
        properties.put(ServiceKeys.VERSION, version());
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
