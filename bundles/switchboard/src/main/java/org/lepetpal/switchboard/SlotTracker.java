package org.lepetpal.switchboard;

import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the services of one type to their slot. The framework calls it on the thread that registers or unregisters, so
 * that a service is out of its slot, and its leases are back, before its owner takes it down.
 */
final class SlotTracker<T> implements ServiceTrackerCustomizer<T, Tenant<T>> {
    private static final Logger LOG = LoggerFactory.getLogger(SlotTracker.class);

    private final BundleContext bundle;
    private final LiveSlot<T> slot;
    private final Timebase time;
    private final Watched<T> watched;

    private SlotTracker(BundleContext bundle, LiveSlot<T> slot, Timebase time, Watched<T> watched) {
        this.bundle = bundle;
        this.slot = slot;
        this.time = time;
        this.watched = watched;
    }

    /** Puts between a service and whoever uses it what watches its conduct. */
    @FunctionalInterface
    interface Watched<T> {
        T of(T service, Conduct conduct);
    }

    static <T> ServiceTracker<T, Tenant<T>> open(
            BundleContext bundle, LiveSlot<T> slot, Timebase time, Watched<T> watched) {
        ServiceTracker<T, Tenant<T>> tracker = new ServiceTracker<>(
                bundle, slot.name().service().getName(), new SlotTracker<>(bundle, slot, time, watched));
        tracker.open();
        return tracker;
    }

    @Override
    public Tenant<T> addingService(ServiceReference<T> reference) {
        try {
            T service = bundle.getService(reference);
            if (service == null) {
                LOG.warn("{} was announced but is not to be had", reference);
                return null;
            }
            long age = (Long) reference.getProperty(Constants.SERVICE_ID);
            Conduct conduct = new Conduct(time);
            Tenant<T> tenant = new Tenant<>(describe(reference), watched.of(service, conduct), age, conduct);
            slot.come(tenant);
            return tenant;
        } catch (RuntimeException e) {
            // A candidate that describes itself badly must not keep others from being tracked.
            LOG.warn("{} is no candidate for {}", reference, slot.name().label(), e);
            return null;
        }
    }

    @Override
    public void modifiedService(ServiceReference<T> reference, Tenant<T> tenant) {
        slot.describe(tenant, describe(reference));
    }

    @Override
    public void removedService(ServiceReference<T> reference, Tenant<T> tenant) {
        slot.leave(tenant);
        bundle.ungetService(reference);
    }

    private Candidate describe(ServiceReference<T> reference) {
        SlotName name = slot.name();
        // Empty once its bundle has gone.
        Optional<Bundle> owner = Optional.ofNullable(reference.getBundle());
        String bundleName = owner.map(Bundle::getSymbolicName).orElse("gone");
        String version = owner.map(from -> from.getVersion().toString()).orElse("0");
        return new Candidate(
                name,
                text(reference, ServiceKeys.NAME, bundleName),
                text(reference, ServiceKeys.VERSION, version),
                text(reference, ServiceKeys.ORIGIN, bundleName),
                reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                Boolean.parseBoolean(text(reference, ServiceKeys.SIMULATED, "false")),
                CandidateState.WARM,
                text(reference, ServiceKeys.REMARK, ""),
                Latency.NONE,
                Optional.empty());
    }

    private static String text(ServiceReference<?> reference, String key, String otherwise) {
        return Optional.ofNullable(reference.getProperty(key))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .orElse(otherwise);
    }
}
