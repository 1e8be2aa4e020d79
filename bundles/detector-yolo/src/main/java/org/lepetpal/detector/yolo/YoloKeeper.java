package org.lepetpal.detector.yolo;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the model of {@code YOLO_MODEL} served, from a worker. A new file or new settings take its place only once they work; until then, and where they do not, the previous one goes on.
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

    private final Stand stand;
    private final Timebase.Worker worker;
    private Optional<Settings> wished = Optional.empty();
    private Optional<Attempt> last = Optional.empty();
    private volatile ComponentHealth health = health(Status.STARTING, "loading");

    @Activate
    public YoloKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase timebase, Config config) {
        this.stand = new Stand(bundle, timebase);
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
        stand.close();
    }

    private void wish(Settings settings) {
        wished = Optional.of(settings);
        last = Optional.empty();
        if (settings.model().isEmpty()) {
            stand.clear();
        } else {
            load(settings);
        }
    }

    private void watch() {
        wished.filter(settings -> settings.model().isPresent())
                .filter(settings -> last.isEmpty() || !last.get().isStillOf(settings))
                .ifPresent(this::load);
        worker.after(LOOK_AGAIN, this::watch);
    }

    private void load(Settings settings) {
        Attempt own = Attempt.of(settings);
        last = Optional.of(own);
        Path path = settings.model().orElseThrow();
        try {
            health = health(
                    Status.OK,
                    stand.offer(
                            path,
                            settings,
                            YoloKeeper::label,
                            file -> last = Optional.of(own.with(file.companions()))));
        } catch (BadModelException e) {
            refused(String.valueOf(path.getFileName()), e.getMessage());
        }
    }

    private static Dictionary<String, Object> label(YoloModel model) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, NAME);
        properties.put(ServiceKeys.VERSION, model.name() + "-" + model.version());
        return properties;
    }

    private void refused(String file, String why) {
        LOG.error("the model {} is refused: {}", file, why);
        health = stand.serves()
                ? health(Status.DEGRADED, file + " is refused, the previous model goes on: " + why)
                : health(Status.DOWN, file + " is refused: " + why);
    }

    private static ComponentHealth health(Status status, String detail) {
        return ComponentHealth.of("detector-yolo", status, detail);
    }
}
