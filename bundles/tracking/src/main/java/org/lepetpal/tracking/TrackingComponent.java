package org.lepetpal.tracking;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Hashtable;
import java.util.Optional;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.SightStage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the tracking to the framework. With wrong settings the robot sees without numbers, and health says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.tracking",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class TrackingComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingComponent.class);

    private final Optional<TrackedSight> sight;
    private final Optional<ServiceRegistration<Sight>> registration;
    private final ComponentHealth health;

    @Activate
    public TrackingComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase time) {
        Optional<TrackedSight> started = Optional.empty();
        ComponentHealth state = ComponentHealth.of("tracking", Status.OK, "things keep their numbers");
        try {
            started = Optional.of(new TrackedSight(Settings.of(config), time));
        } catch (IllegalArgumentException wrong) {
            LOG.error("things are not followed: {}", wrong.getMessage());
            state = ComponentHealth.of("tracking", Status.DOWN, wrong.getMessage());
        }
        this.sight = started;
        this.health = state;
        this.registration = started.map(stage -> bundle.registerService(Sight.class, stage, properties()));
    }

    private static Hashtable<String, Object> properties() {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, 10);
        properties.put(SightStage.KEY, SightStage.TRACKED);
        return properties;
    }

    @Reference(
            name = "sight",
            target = "(!(" + SightStage.KEY + "=*))",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void addSight(Sight service) {
        sight.ifPresent(stage -> stage.came(service));
    }

    void removeSight(Sight service) {
        sight.ifPresent(stage -> stage.left(service));
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
        sight.ifPresent(TrackedSight::close);
    }

    @Override
    public ComponentHealth health() {
        return health;
    }
}
