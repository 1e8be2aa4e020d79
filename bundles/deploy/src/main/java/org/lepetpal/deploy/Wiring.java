package org.lepetpal.deploy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Which bundles there are, and which of them hang on which. */
final class Wiring {
    private final BundleContext context;
    private final FrameworkWiring wiring;
    private final Duration patience;

    Wiring(BundleContext context, Duration patience) {
        this.context = context;
        this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        this.patience = patience;
    }

    Optional<Bundle> named(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** Those that are stopped and started again when this one changes, itself not among them. */
    List<Bundle> dependents(Bundle bundle) {
        return wiring.getDependencyClosure(List.of(bundle)).stream()
                .filter(other -> !other.equals(bundle))
                .toList();
    }

    boolean resolves(Bundle bundle) {
        return wiring.resolveBundles(List.of(bundle));
    }

    /** Packages that running bundles whose names begin so give to others. */
    Set<String> packagesOf(String prefix) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith(prefix))
                .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(exported -> (String) exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
                .collect(Collectors.toSet());
    }

    /** Whether the framework is up: before and after, a bundle that does not start says nothing about itself. */
    boolean isUp() {
        return context.getBundle(0).getState() == Bundle.ACTIVE;
    }

    /**
     * Blocks until nobody uses what a bundle was before, and those that ran run again.
     *
     * @return false where somebody hangs
     * @throws InterruptedIOException where the caller is to stop
     */
    boolean refresh(Bundle bundle) throws InterruptedIOException {
        CountDownLatch done = new CountDownLatch(1);
        wiring.refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        try {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Hands.stopped(e);
        }
    }
}
