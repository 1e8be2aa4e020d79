package org.lepetpal.video.camera;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.time.Clock;
import java.util.Hashtable;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Lens;
import org.lepetpal.video.Config;
import org.lepetpal.video.Settings;
import org.lepetpal.video.Source;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Ties the keeper to the framework; with wrong settings it only says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class CameraComponent implements HealthSource {
    private final Optional<CameraKeeper> keeper;
    private final String complaint;

    @Activate
    public CameraComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase timebase) {
        Optional<CameraKeeper> started = Optional.empty();
        String wrong = "";
        try {
            Settings settings = Settings.of(config);
            boolean simulated = settings.source() instanceof Source.Simulated;
            started = Optional.of(new CameraKeeper(
                    settings,
                    timebase,
                    Clock.systemUTC(),
                    RandomGenerator.getDefault(),
                    camera -> publish(bundle, camera, simulated)));
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
        }
        this.keeper = started;
        this.complaint = wrong;
    }

    @Reference(
            name = "lens",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void setLens(Lens lens) {
        keeper.ifPresent(present -> present.lensCame(lens));
    }

    void unsetLens(Lens lens) {
        keeper.ifPresent(present -> present.lensWent(lens));
    }

    @Deactivate
    void stop() {
        keeper.ifPresent(CameraKeeper::stop);
    }

    @Override
    public ComponentHealth health() {
        return keeper.map(CameraKeeper::health).orElseGet(() -> ComponentHealth.of("camera", Status.DOWN, complaint));
    }

    private static CameraKeeper.Registered publish(BundleContext bundle, Camera camera, boolean simulated) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, camera.description().name());
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<Camera> registration = bundle.registerService(Camera.class, camera, properties);
        return registration::unregister;
    }
}
