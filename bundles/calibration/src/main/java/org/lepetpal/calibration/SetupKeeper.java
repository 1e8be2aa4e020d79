package org.lepetpal.calibration;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.calibration.store.SetupFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Ties what was taught about cameras to the framework. While a camera seems to have moved, its own health is degraded,
 * and the robot's with it.
 */
@Component(
        service = {},
        immediate = true)
public final class SetupKeeper {
    private final BundleContext bundle;
    private final SetupDesk desk;
    private final List<ServiceRegistration<?>> offers;
    private Optional<ServiceRegistration<HealthSource>> doubt = Optional.empty();
    private boolean stopped;

    @Activate
    public SetupKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time) {
        this.bundle = bundle;
        SetupFolder folder = new SetupFolder(RobotHome.of(bundle::getProperty).data("cameras", bundle::getDataFile));
        this.desk = new SetupDesk(folder, time, Clock.systemUTC(), this::tellDoubt);
        this.offers = List.of(
                bundle.registerService(CameraSetups.class, desk, new Hashtable<>()),
                bundle.registerService(HealthSource.class, new SetupHealth(desk), new Hashtable<>()));
    }

    @Reference(name = "camera", cardinality = MULTIPLE, policy = DYNAMIC)
    void addCamera(Camera camera) {
        desk.cameraCame(camera);
    }

    void removeCamera(Camera camera) {
        desk.cameraLeft(camera);
    }

    private synchronized void tellDoubt() {
        boolean doubts = !desk.doubts().isEmpty();
        if (doubts && doubt.isEmpty() && !stopped) {
            doubt = Optional.of(bundle.registerService(HealthSource.class, this::doubt, new Hashtable<>()));
        } else if (!doubts) {
            doubt.ifPresent(ServiceRegistration::unregister);
            doubt = Optional.empty();
        }
    }

    private ComponentHealth doubt() {
        return ComponentHealth.of("camera", Status.DEGRADED, String.join("; ", desk.doubts()));
    }

    @Deactivate
    void stop() {
        offers.reversed().forEach(ServiceRegistration::unregister);
        desk.close();
        synchronized (this) {
            stopped = true;
            doubt.ifPresent(ServiceRegistration::unregister);
            doubt = Optional.empty();
        }
    }
}
