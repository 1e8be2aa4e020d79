package org.lepetpal.switchboard;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
final class SlotTracker<T> implements ServiceTrackerCustomizer<T, Newcomer<T>> {
    private static final Logger LOG = LoggerFactory.getLogger(SlotTracker.class);

    private final BundleContext bundle;
    private final LiveSlot<T> slot;
    private final Timebase time;
    private final Collection<Applicant> applicants;
    private final Newcomer.Manner<T> manner;

    private SlotTracker(
            BundleContext bundle,
            LiveSlot<T> slot,
            Timebase time,
            Collection<Applicant> applicants,
            Newcomer.Manner<T> manner) {
        this.bundle = bundle;
        this.slot = slot;
        this.time = time;
        this.applicants = applicants;
        this.manner = manner;
    }

    /** For services that are used as they are. Else as below. */
    static <T> ServiceTracker<T, Newcomer<T>> open(
            BundleContext bundle, LiveSlot<T> slot, Timebase time, Collection<Applicant> applicants) {
        return open(bundle, slot, time, applicants, (service, _) -> service);
    }

    /**
     * For services that are asked nothing when they come: they are in their slot when their registration returns.
     *
     * @param applicants where those are shown that cannot be taken
     * @param watched asks them nothing
     */
    static <T> ServiceTracker<T, Newcomer<T>> open(
            BundleContext bundle,
            LiveSlot<T> slot,
            Timebase time,
            Collection<Applicant> applicants,
            Newcomer.Watched<T> watched) {
        Newcomer.Manner<T> atOnce =
                new Newcomer.Manner<>(watched, service -> Audition.NONE, BooleanSupplier::getAsBoolean);
        return open(new SlotTracker<>(bundle, slot, time, applicants, atOnce));
    }

    /**
     * For services that are asked what they are when they come, and tried, on a thread of their own: who registers one, which may be whoever
     * starts the robot, does not wait for that.
     *
     * @param applicants where those are shown that have not answered, and that cannot be taken
     */
    static <T> ServiceTracker<T, Newcomer<T>> open(
            BundleContext bundle,
            LiveSlot<T> slot,
            Timebase time,
            Collection<Applicant> applicants,
            Newcomer.Watched<T> watched,
            Function<T, Audition> tried) {
        Aside aside = new Aside(time, "newcomer-" + slot.name().label());
        return open(
                new SlotTracker<>(bundle, slot, time, applicants, new Newcomer.Manner<>(watched, tried, aside::until)));
    }

    private static <T> ServiceTracker<T, Newcomer<T>> open(SlotTracker<T> customizer) {
        ServiceTracker<T, Newcomer<T>> tracker = new ServiceTracker<>(
                customizer.bundle, customizer.slot.name().service().getName(), customizer);
        tracker.open();
        return tracker;
    }

    @Override
    public Newcomer<T> addingService(ServiceReference<T> reference) {
        T service = bundle.getService(reference);
        if (service == null) {
            LOG.warn("{} was announced but is not to be had", reference);
            return null;
        }
        long age = (Long) reference.getProperty(Constants.SERVICE_ID);
        Newcomer<T> newcomer = new Newcomer<>(
                slot, time, applicants, new Newcomer.Arrival<>(service, age, manner), describe(reference));
        newcomer.come();
        return newcomer;
    }

    @Override
    public void modifiedService(ServiceReference<T> reference, Newcomer<T> newcomer) {
        newcomer.describe(describe(reference));
    }

    @Override
    public void removedService(ServiceReference<T> reference, Newcomer<T> newcomer) {
        newcomer.leave();
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
