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
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the keeper to the framework; without a camera to keep, or with wrong settings, it only says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class CameraComponent implements HealthSource {
    /** What this robot calls its one camera. */
    public static final String NAME = "front";

    private static final Logger LOG = LoggerFactory.getLogger(CameraComponent.class);

    private final LensPort lensPort = new LensPort();
    private final Optional<CameraKeeper> keeper;
    private final ComponentHealth otherwise;

    @Activate
    public CameraComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase timebase) {
        Optional<CameraKeeper> started = Optional.empty();
        ComponentHealth none = ComponentHealth.of("camera", Status.ABSENT, "set up without a camera (CAMERA=none)");
        try {
            Settings settings = Settings.of(config);
            boolean simulated = settings.source() instanceof Source.Simulated;
            started = port(settings)
                    .map(port -> new CameraKeeper(
                            port,
                            simulated,
                            timebase,
                            Clock.systemUTC(),
                            RandomGenerator.getDefault(),
                            camera -> publish(bundle, camera, simulated)));
        } catch (IllegalArgumentException wrong) {
            LOG.error("the camera stays out: {}", wrong.getMessage());
            none = ComponentHealth.of("camera", Status.DOWN, wrong.getMessage());
        }
        this.keeper = started;
        this.otherwise = none;
    }

    private Optional<Port> port(Settings settings) {
        return switch (settings.source()) {
            case Source.Nowhere nowhere -> Optional.empty();
            case Source.Simulated simulated -> Optional.of(lensPort);
            case Source.Found found ->
                Optional.of(() -> Optional.of(DeviceSource.openFirst(NAME, settings.width(), settings.height())));
            case Source.Device device ->
                Optional.of(
                        () -> Optional.of(DeviceSource.open(NAME, device.path(), settings.width(), settings.height())));
            case Source.VideoFile file -> Optional.of(() -> Optional.of(FileSource.open(NAME, file.path())));
        };
    }

    @Reference(
            name = "lens",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void setLens(Lens lens) {
        lensPort.plug(lens);
        keeper.ifPresent(CameraKeeper::retry);
    }

    void unsetLens(Lens lens) {
        if (lensPort.unplug(lens)) {
            keeper.ifPresent(CameraKeeper::unplugged);
        }
    }

    @Deactivate
    void stop() {
        keeper.ifPresent(CameraKeeper::stop);
    }

    @Override
    public ComponentHealth health() {
        return keeper.map(CameraKeeper::health).orElse(otherwise);
    }

    private static CameraKeeper.Registered publish(BundleContext bundle, Camera camera, boolean simulated) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, camera.description().name());
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, simulated);
        ServiceRegistration<Camera> registration = bundle.registerService(Camera.class, camera, properties);
        return () -> withdraw(registration);
    }

    private static void withdraw(ServiceRegistration<Camera> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException stopped) {
            // the framework unregistered it with the bundle
            return;
        }
    }
}
