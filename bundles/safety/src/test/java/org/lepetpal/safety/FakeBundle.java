package org.lepetpal.safety;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.testkit.Fake;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** This bundle, in one run of a framework: what it has registered, and a data area. */
final class FakeBundle {
    private final Map<Class<?>, Object> registered = new LinkedHashMap<>();
    private final BundleContext context;

    /** @param run of the framework */
    FakeBundle(Path area, String run) {
        context = Fake.of(
                BundleContext.class,
                Map.of(
                        "getDataFile",
                        name -> area.resolve((String) name[0]).toFile(),
                        "getProperty",
                        name -> name[0].equals(Constants.FRAMEWORK_UUID) ? run : null,
                        "registerService",
                        service -> register((Class<?>) service[0], service[1])));
    }

    private ServiceRegistration<?> register(Class<?> type, Object service) {
        registered.put(type, service);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(type)));
    }

    BundleContext context() {
        return context;
    }

    <T> Optional<T> service(Class<T> type) {
        return Optional.ofNullable(registered.get(type)).map(type::cast);
    }
}
