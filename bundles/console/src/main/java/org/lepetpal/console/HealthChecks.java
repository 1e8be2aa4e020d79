package org.lepetpal.console;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows each {@link HealthSource} as a Felix health check, so that the console's Health page lists it by name. */
@Component(
        service = {},
        immediate = true)
public final class HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final String[] TAGS = {"lepetpal"};

    private final BundleContext context;
    private final Map<ServiceReference<HealthSource>, ServiceRegistration<HealthCheck>> shown =
            new ConcurrentHashMap<>();

    @Activate
    public HealthChecks(BundleContext context) {
        this.context = context;
    }

    @Reference(
            name = "sources",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ServiceReference<HealthSource> reference, HealthSource source) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(HealthCheck.NAME, ask(reference, source).component());
        properties.put(HealthCheck.TAGS, TAGS);
        HealthCheck check = () -> result(ask(reference, source));
        shown.put(reference, context.registerService(HealthCheck.class, check, properties));
    }

    /** A part that fails to say how it is must not take the others off the page. */
    private static ComponentHealth ask(ServiceReference<HealthSource> reference, HealthSource source) {
        try {
            return source.health();
        } catch (RuntimeException | LinkageError e) {
            String bundle = String.valueOf(reference.getProperty(Constants.SERVICE_BUNDLEID));
            LOG.debug("the health source of bundle {} fails", bundle, e);
            return ComponentHealth.of("bundle " + bundle, ComponentHealth.Status.DOWN, "cannot say how it is: " + e);
        }
    }

    void remove(ServiceReference<HealthSource> reference) {
        ServiceRegistration<HealthCheck> registration = shown.remove(reference);
        if (registration != null) {
            registration.unregister();
        }
    }

    @Deactivate
    void stop() {
        shown.keySet().forEach(this::remove);
    }

    static Result result(ComponentHealth health) {
        Result.Status status =
                switch (health.status()) {
                    case ABSENT, OK -> Result.Status.OK;
                    case STARTING -> Result.Status.TEMPORARILY_UNAVAILABLE;
                    case DEGRADED -> Result.Status.WARN;
                    case DOWN -> Result.Status.CRITICAL;
                };
        String mark = health.simulated() ? " (simulated)" : "";
        return new Result(status, health.status() + mark + ": " + health.detail());
    }
}
