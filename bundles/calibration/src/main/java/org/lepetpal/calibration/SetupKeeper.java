package org.lepetpal.calibration;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Clock;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.calibration.store.SetupFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Ties what was taught about cameras to the framework. While a camera seems to have moved, its own health is degraded,
 * and the robot's with it where that is the one it looks through.
 */
@Component(
        service = {},
        immediate = true)
public final class SetupKeeper {
    private final BundleContext bundle;
    private final SetupDesk desk;
    private final List<ServiceRegistration<?>> offers;
    /** By the name of the camera that is doubted. */
    private final Map<String, ServiceRegistration<HealthSource>> doubts = new HashMap<>();

    private boolean stopped;

    @Activate
    public SetupKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time) {
        this.bundle = bundle;
        SetupFolder folder = new SetupFolder(RobotHome.of(bundle::getProperty).data("cameras", bundle::getDataFile));
        this.desk = new SetupDesk(folder, time, Clock.systemUTC(), this::tellDoubts);
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

    @Reference(name = "side", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSide(SideCamera camera) {
        desk.sideCame(camera);
    }

    void removeSide(SideCamera camera) {
        desk.cameraLeft(camera);
    }

    private synchronized void tellDoubts() {
        Set<String> doubted = stopped ? Set.of() : desk.doubts().keySet();
        doubts.entrySet().removeIf(told -> {
            boolean over = !doubted.contains(told.getKey());
            if (over) {
                told.getValue().unregister();
            }
            return over;
        });
        doubted.forEach(camera -> doubts.computeIfAbsent(
                camera, fresh -> bundle.registerService(HealthSource.class, () -> doubt(camera), new Hashtable<>())));
    }

    /** That of the robot's own counts for the robot. */
    private ComponentHealth doubt(String camera) {
        String component = new NamedCamera(camera, !desk.isBeside(camera)).component();
        return ComponentHealth.of(component, Status.DEGRADED, desk.doubts().getOrDefault(camera, "is confirmed"));
    }

    @Deactivate
    void stop() {
        offers.reversed().forEach(ServiceRegistration::unregister);
        desk.close();
        synchronized (this) {
            stopped = true;
        }
        tellDoubts();
    }
}
