package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does to a bundle what runs its code, or waits for the framework's lock on it: on a thread that is given up where it does not
 * come back, and not on the robot's time base. What was given up is lost until the robot restarts: whoever touched it would
 * wait for ever.
 */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

    private final Duration patience;
    private final Set<Long> lost = ConcurrentHashMap.newKeySet();

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        void run() throws BundleException, IOException;
    }

    Hands(Duration patience) {
        this.patience = patience;
    }

    /**
     * Blocks until it is done, at most a tenth longer than the patience.
     *
     * @throws BundleRefused where it throws or hangs
     * @throws InterruptedIOException where the caller is to stop, which says nothing about the bundle
     */
    void run(Bundle bundle, Deed deed) throws BundleRefused, IOException {
        requireUsable(Set.of(bundle));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread working = Thread.ofPlatform()
                .daemon()
                .name("deploy-" + bundle.getSymbolicName())
                .start(() -> {
                    try {
                        deed.run();
                    } catch (BundleException | IOException | RuntimeException | Error e) {
                        failure.set(e);
                    }
                });
        await(bundle, working);
        if (failure.get() != null) {
            if (failure.get() instanceof IOException disk) {
                throw disk;
            }
            LOG.debug("{} fails", bundle.getSymbolicName(), failure.get());
            throw Failures.refusal(failure.get());
        }
    }

    /** Nobody touches these any more. */
    void giveUp(Collection<Bundle> bundles) {
        bundles.forEach(bundle -> lost.add(bundle.getBundleId()));
    }

    /** @throws BundleRefused where one of them was given up */
    void requireUsable(Collection<Bundle> bundles) throws BundleRefused {
        Optional<Bundle> hanging = bundles.stream()
                .filter(bundle -> lost.contains(bundle.getBundleId()))
                .findFirst();
        if (hanging.isPresent()) {
            throw new BundleRefused(
                    Reason.FAILED, hanging.get().getSymbolicName() + " hangs, and stays so until the robot restarts");
        }
    }

    private void await(Bundle bundle, Thread working) throws BundleRefused, InterruptedIOException {
        try {
            if (working.join(patience)) {
                return;
            }
            working.interrupt();
            if (!working.join(patience.dividedBy(10))) {
                giveUp(Set.of(bundle));
            }
        } catch (InterruptedException e) {
            working.interrupt();
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
        throw new BundleRefused(
                Reason.FAILED, "It had not come back after " + patience.toSeconds() + " s, and was interrupted");
    }

    /** What the gate throws where it is told to stop; nobody takes it for a refusal. */
    static InterruptedIOException stopped(InterruptedException interrupt) {
        InterruptedIOException stopped = new InterruptedIOException("The robot was stopped meanwhile");
        stopped.initCause(interrupt);
        return stopped;
    }
}
