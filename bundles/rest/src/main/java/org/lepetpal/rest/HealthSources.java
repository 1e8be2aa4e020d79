package org.lepetpal.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that say how they are. One that fails to is down, by its bundle's name, and harms no other. Any thread. */
final class HealthSources {
    private static final Logger LOG = LoggerFactory.getLogger(HealthSources.class);

    private final Map<ServiceReference<HealthSource>, HealthSource> sources = new ConcurrentHashMap<>();
    private final Set<ServiceReference<HealthSource>> failing = ConcurrentHashMap.newKeySet();

    void add(ServiceReference<HealthSource> reference, HealthSource source) {
        sources.put(reference, source);
    }

    void remove(ServiceReference<HealthSource> reference) {
        sources.remove(reference);
        failing.remove(reference);
    }

    /** Every part's health, as it is now. */
    List<ComponentHealth> all() {
        return sources.entrySet().stream()
                .map(source -> ask(source.getKey(), source.getValue()))
                .toList();
    }

    private ComponentHealth ask(ServiceReference<HealthSource> reference, HealthSource source) {
        try {
            ComponentHealth health = source.health();
            if (health != null) {
                failing.remove(reference);
                return health;
            }
            return silent(reference, new IllegalStateException("its health is null"));
        } catch (RuntimeException | LinkageError failure) {
            return silent(reference, failure);
        }
    }

    /** One line in the log for each time that it begins to fail, however often it is asked. */
    private ComponentHealth silent(ServiceReference<HealthSource> reference, Throwable failure) {
        Bundle bundle = reference.getBundle();
        String name = bundle == null ? "a bundle that left" : bundle.getSymbolicName();
        if (failing.add(reference)) {
            LOG.error("bundle {} cannot say how it is", name, failure);
        }
        return ComponentHealth.of(name, Status.DOWN, "cannot say how it is; the log says why");
    }
}
