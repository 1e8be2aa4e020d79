package org.lepetpal.camera;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.SideCamera;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Publishes cameras, and what further ones say of themselves. */
final class Registrar implements AutoCloseable {
    private final BundleContext bundle;
    private final List<ServiceRegistration<HealthSource>> voices = new CopyOnWriteArrayList<>();

    Registrar(BundleContext bundle) {
        this.bundle = bundle;
    }

    /** The default one as the robot's camera, any other one as a camera at its side. */
    CameraKeeper.Registered publish(SideCamera camera, CameraRole role) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, role.name());
        properties.put(ServiceKeys.VERSION, bundle.getBundle().getVersion().toString());
        properties.put(ServiceKeys.SIMULATED, role.simulated());
        ServiceRegistration<?> registration = role.isDefault()
                ? bundle.registerService(Camera.class, camera, properties)
                : bundle.registerService(SideCamera.class, camera, properties);
        return () -> withdraw(registration);
    }

    /** Until this is closed. */
    void publish(HealthSource health) {
        voices.add(bundle.registerService(HealthSource.class, health, new Hashtable<>()));
    }

    @Override
    public void close() {
        voices.forEach(Registrar::withdraw);
    }

    private static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException stopped) {
            // the framework unregistered it with the bundle
            return;
        }
    }
}
