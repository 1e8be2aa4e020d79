package org.lepetpal.detector.yolo;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, checks and warms up the model on a worker, and registers the detector while it can serve. A new file or new settings
 * take its place only once they work; until then, and where they do not, the previous one goes on.
 */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.detector.yolo",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class YoloKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(YoloKeeper.class);
    private static final String NAME = "yolo";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final BundleContext bundle;
    private final Timebase timebase;
    private final Timebase.Worker worker;
    private Optional<Published> published = Optional.empty();
    private Optional<Settings> wished = Optional.empty();
    private Optional<Attempt> last = Optional.empty();
    private boolean active = true;
    private volatile ComponentHealth health = health(Status.STARTING, "loading");

    @Activate
    public YoloKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase timebase, Config config) {
        this.bundle = bundle;
        this.timebase = timebase;
        this.worker = timebase.worker("detector-yolo", 4);
        modified(config);
        worker.after(LOOK_AGAIN, this::watch);
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    /** Called by the framework when settings change. */
    @Modified
    void modified(Config config) {
        try {
            Settings settings = Settings.of(config);
            if (settings.model().isEmpty()) {
                health = health(Status.ABSENT, "no model (YOLO_MODEL is empty)");
            }
            worker.execute(() -> wish(settings));
        } catch (IllegalArgumentException e) {
            LOG.error("the YOLO detector stays as it is: {}", e.getMessage());
            health = health(Status.DOWN, e.getMessage());
        }
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

    private void wish(Settings settings) {
        wished = Optional.of(settings);
        last = Optional.empty();
        if (settings.model().isEmpty()) {
            replace(Optional.empty());
        } else {
            load(settings);
        }
    }

    private void watch() {
        wished.filter(settings -> settings.model().isPresent())
                .filter(settings -> !last.equals(Attempt.of(settings)))
                .ifPresent(this::load);
        worker.after(LOOK_AGAIN, this::watch);
    }

    private void load(Settings settings) {
        last = Attempt.of(settings);
        String file = String.valueOf(settings.model().orElseThrow().getFileName());
        try (ModelFile model = ModelFile.open(ModelFile.find(settings.model().orElseThrow()))) {
            publish(settings, model);
        } catch (BadModelException e) {
            refused(file, e.getMessage());
        } catch (LinkageError | RuntimeException | OutOfMemoryError e) {
            LOG.error("{} cannot be loaded", file, e);
            refused(file, "it cannot be loaded; the log says why");
        }
    }

    private void publish(Settings settings, ModelFile file) throws BadModelException {
        YoloModel model = YoloModel.load(file, settings.engine());
        Map<Integer, String> wanted = settings.wanted(model.names());
        YoloDetector detector = new YoloDetector(model, wanted, settings.confidence(), settings.iou());
        if (wanted.isEmpty()) {
            detector.close();
            throw new BadModelException("it knows none of YOLO_CLASSES " + settings.classes());
        }
        long begun = timebase.nanoTime();
        detector.detect(new BlankFrame());
        LOG.info("{}: {} ms a frame", model.describe(), (timebase.nanoTime() - begun) / 1_000_000);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, NAME);
        properties.put(ServiceKeys.VERSION, model.name() + "-" + model.version());
        replace(Optional.of(new Offer(detector, properties)));
        String advice = "";
        if (file.blueprint().dynamicallyQuantised()) {
            advice = "; quantised while it runs, which is slow: export it with static int8, or as float";
            LOG.warn("{}{}", model.name(), advice);
        }
        health = health(
                Status.OK,
                model.describe() + " looks for " + String.join(", ", new TreeSet<>(detector.classes())) + advice);
    }

    /** The new one comes before the old one goes, so that no class is unknown in between. */
    private synchronized void replace(Optional<Offer> offer) {
        if (!active) {
            offer.ifPresent(it -> it.detector().close());
            return;
        }
        Optional<Published> previous = published;
        published = offer.map(it ->
                new Published(it.detector(), bundle.registerService(Detector.class, it.detector(), it.properties())));
        previous.ifPresent(Published::withdraw);
    }

    private void refused(String file, String why) {
        LOG.error("the model {} is refused: {}", file, why);
        synchronized (this) {
            health = published.isPresent()
                    ? health(Status.DEGRADED, file + " is refused, the previous model goes on: " + why)
                    : health(Status.DOWN, file + " is refused: " + why);
        }
    }

    private static ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of("detector-yolo", status, detail);
    }

    /** What is to be registered. */
    private record Offer(YoloDetector detector, Dictionary<String, Object> properties) {}

    private record Published(YoloDetector detector, ServiceRegistration<Detector> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void withdraw() {
            registration.unregister();
            detector.close();
        }
    }
}
