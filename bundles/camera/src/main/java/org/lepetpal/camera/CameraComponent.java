package org.lepetpal.camera;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.CameraRoster;
import org.lepetpal.api.vision.Lens;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.camera.source.LensPort;
import org.lepetpal.camera.source.Port;
import org.lepetpal.camera.source.Ports;
import org.lepetpal.camera.source.Source;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the keepers of all cameras to the framework; without a camera to keep, or with wrong settings, it only says so. */
@Component(
        service = {HealthSource.class, CameraRoster.class},
        immediate = true,
        configurationPid = "org.lepetpal.camera",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class CameraComponent implements HealthSource, CameraRoster {
    private static final Logger LOG = LoggerFactory.getLogger(CameraComponent.class);

    private final LensPort lensPort = new LensPort();
    private final Registrar registrar;
    private final Timebase timebase;
    private final List<CameraKeeper> keepers = new ArrayList<>();
    /** Where the simulated room's camera is one of them. */
    private Optional<CameraKeeper> simulated = Optional.empty();

    private ComponentHealth otherwise =
            ComponentHealth.of("camera", Status.ABSENT, "set up without a camera (CAMERA=none)");
    private Optional<CameraKeeper> first = Optional.empty();
    /** Where the settings are wrong the robot's own all the same, which is lost. */
    private List<NamedCamera> roster = List.of(NamedCamera.FRONT);

    @Activate
    public CameraComponent(BundleContext bundle, Config config, @Reference(name = "timebase") Timebase timebase) {
        this.registrar = new Registrar(bundle);
        this.timebase = timebase;
        try {
            start(Settings.of(config));
        } catch (IllegalArgumentException wrong) {
            LOG.error("the cameras stay out: {}", wrong.getMessage());
            otherwise = ComponentHealth.of("camera", Status.DOWN, wrong.getMessage());
        }
    }

    private void start(Settings settings) {
        roster = settings.roster();
        Ports ports = new Ports(lensPort, settings.wish(), timebase::nanoTime);
        boolean isDefault = true;
        for (var camera : settings.cameras().entrySet()) {
            Source source = camera.getValue();
            CameraRole role = new CameraRole(camera.getKey(), isDefault, source instanceof Source.Simulated);
            Optional<Port> port = ports.of(role.name(), source);
            port.ifPresent(into -> keep(role, into, settings));
            isDefault = false;
        }
    }

    private void keep(CameraRole role, Port port, Settings settings) {
        CameraKeeper keeper = new CameraKeeper(
                role,
                port,
                settings.frozenLimit(),
                timebase,
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                camera -> registrar.publish(camera, role));
        keepers.add(keeper);
        if (role.simulated()) {
            simulated = Optional.of(keeper);
        }
        if (role.isDefault()) {
            first = Optional.of(keeper);
        } else {
            registrar.publish(keeper::health);
        }
    }

    @Reference(
            name = "lens",
            target = "(" + ServiceKeys.NAME + "=sim)",
            cardinality = OPTIONAL,
            policy = DYNAMIC,
            policyOption = GREEDY)
    void setLens(Lens lens) {
        lensPort.plug(lens);
        simulated.ifPresent(CameraKeeper::retry);
    }

    void unsetLens(Lens lens) {
        if (lensPort.unplug(lens)) {
            simulated.ifPresent(CameraKeeper::unplugged);
        }
    }

    @Deactivate
    void stop() {
        keepers.forEach(CameraKeeper::stop);
        registrar.close();
    }

    @Override
    public List<NamedCamera> cameras() {
        return roster;
    }

    @Override
    public ComponentHealth health() {
        return first.map(CameraKeeper::health).orElse(otherwise);
    }
}
