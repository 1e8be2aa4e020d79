package org.lepetpal.switchboard;

import java.util.Collection;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.swap.Applicant;
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
final class SlotTracker<T> implements ServiceTrackerCustomizer<T, SlotTracker.Entry<T>> {
    private static final Logger LOG = LoggerFactory.getLogger(SlotTracker.class);

    private final BundleContext bundle;
    private final LiveSlot<T> slot;
    private final Timebase time;
    private final Collection<Applicant> refused;
    private final Watched<T> watched;

    private SlotTracker(
            BundleContext bundle, LiveSlot<T> slot, Timebase time, Collection<Applicant> refused, Watched<T> watched) {
        this.bundle = bundle;
        this.slot = slot;
        this.time = time;
        this.refused = refused;
        this.watched = watched;
    }

    /** Puts between a service and whoever uses it what watches its conduct. */
    @FunctionalInterface
    interface Watched<T> {
        T of(T service, Conduct conduct);
    }

    /** What became of one service: a tenant, or one that could not be taken. */
    static final class Entry<T> {
        private final T service;
        private Optional<Tenant<T>> tenant = Optional.empty();
        private Optional<Applicant> refused = Optional.empty();

        private Entry(T service) {
            this.service = service;
        }
    }

    /** @param refused where those are shown that cannot be taken */
    static <T> ServiceTracker<T, Entry<T>> open(
            BundleContext bundle, LiveSlot<T> slot, Timebase time, Collection<Applicant> refused, Watched<T> watched) {
        ServiceTracker<T, Entry<T>> tracker = new ServiceTracker<>(
                bundle, slot.name().service().getName(), new SlotTracker<>(bundle, slot, time, refused, watched));
        tracker.open();
        return tracker;
    }

    @Override
    public Entry<T> addingService(ServiceReference<T> reference) {
        T service = bundle.getService(reference);
        if (service == null) {
            LOG.warn("{} was announced but is not to be had", reference);
            return null;
        }
        Entry<T> entry = new Entry<>(service);
        admit(reference, entry);
        return entry;
    }

    /** A candidate that behaves badly already when it comes must not keep others from being tracked. */
    private void admit(ServiceReference<T> reference, Entry<T> entry) {
        Candidate candidate = describe(reference);
        try {
            long age = (Long) reference.getProperty(Constants.SERVICE_ID);
            Conduct conduct = new Conduct(time);
            Tenant<T> tenant = new Tenant<>(candidate, watched.of(entry.service, conduct), age, conduct);
            entry.tenant = Optional.of(tenant);
            slot.come(tenant);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} is no candidate for {}", reference, slot.name().label(), e);
            Candidate shown = Candidate.applying(
                    candidate.slot(),
                    candidate.name(),
                    candidate.version(),
                    candidate.origin(),
                    CandidateState.FAILED,
                    "it " + Complaint.about(e));
            Applicant applicant = () -> shown;
            refused.add(applicant);
            entry.refused = Optional.of(applicant);
        }
    }

    @Override
    public void modifiedService(ServiceReference<T> reference, Entry<T> entry) {
        if (entry.tenant.isPresent()) {
            slot.describe(entry.tenant.get(), describe(reference));
        } else {
            // It changed, and gets another try.
            entry.refused.ifPresent(refused::remove);
            entry.refused = Optional.empty();
            admit(reference, entry);
        }
    }

    @Override
    public void removedService(ServiceReference<T> reference, Entry<T> entry) {
        entry.tenant.ifPresent(slot::leave);
        entry.refused.ifPresent(refused::remove);
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
