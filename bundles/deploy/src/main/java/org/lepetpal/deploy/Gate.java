package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a jar in, or leaves everything as it was. One at a time. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    /** Where a bundle seems to come from whose content is looked at only. */
    private static final String TRIAL = "deploy-trial:";

    private final BundleContext context;
    private final Wiring wiring;
    private final Starter starter;

    Gate(BundleContext context, Starter starter) {
        this.context = context;
        this.wiring = new Wiring(context);
        this.starter = starter;
    }

    /** What it would do; starts nothing, and leaves nothing behind. */
    synchronized Admission examine(Path jar, boolean force) throws BundleRefused, IOException {
        Passport passport = Passport.of(jar);
        Optional<Bundle> present = wiring.named(passport.name());
        List<String> refreshed = present.map(wiring::dependents).orElse(List.of()).stream()
                .map(Bundle::getSymbolicName)
                .sorted()
                .toList();
        if (!force) {
            Precinct.requireUntouched(passport, refreshed);
        }
        // The framework takes no second bundle of the same name and version, and of a singleton it resolves no second
        // one.
        boolean same = present.filter(bundle -> bundle.getVersion().equals(passport.version()))
                .isPresent();
        if (!same
                && !(passport.singleton() && present.isPresent())
                && passport.host().isEmpty()) {
            requireResolves(jar);
        }
        return new Admission(
                passport.name(),
                passport.version().toString(),
                present.map(bundle -> bundle.getVersion().toString()),
                refreshed);
    }

    /**
     * Lets it in.
     *
     * @param location by which the framework is to know it, where it is new
     * @param before what the bundle of its name is now made of, where there is one
     */
    synchronized Admission admit(Path jar, String location, Optional<Path> before, boolean force)
            throws BundleRefused, IOException {
        Admission admission = examine(jar, force);
        Optional<Bundle> present = wiring.named(admission.name());
        if (present.isPresent()) {
            Content old = before.map(Content::of).orElseGet(() -> Content.from(present.get()));
            replace(present.get(), Content.of(jar), old);
        } else {
            bring(jar, location);
        }
        LOG.info(
                "{} {} was let in{}",
                admission.name(),
                admission.version(),
                admission.replaces().map(old -> ", in the place of " + old).orElse(""));
        return admission;
    }

    /** Takes a bundle out, or gives its place back to the one from {@code bundles/} that it took it from. */
    synchronized void remove(String name, String location) {
        wiring.named(name).ifPresent(bundle -> {
            try {
                if (bundle.getLocation().equals(location)) {
                    bundle.uninstall();
                    wiring.refresh(List.of(bundle));
                } else {
                    change(bundle, Content.from(bundle));
                    bundle.start();
                }
                LOG.info("{} {} was taken out", name, bundle.getVersion());
            } catch (BundleException | IOException | IllegalStateException e) {
                LOG.warn("{} cannot be taken out", name, e);
            }
        });
    }

    private void requireResolves(Path jar) throws BundleRefused, IOException {
        Bundle trial = install(TRIAL + jar.getFileName(), jar);
        try {
            if (!wiring.resolves(trial)) {
                starter.start(trial); // which says what is missing
            }
        } finally {
            discard(trial);
        }
    }

    private void bring(Path jar, String location) throws BundleRefused, IOException {
        Bundle bundle = install(location, jar);
        try {
            starter.start(bundle);
        } catch (BundleRefused refused) {
            discard(bundle);
            throw refused;
        }
    }

    private void replace(Bundle bundle, Content content, Content before) throws BundleRefused, IOException {
        List<Bundle> running = wiring.dependents(bundle).stream()
                .filter(other -> other.getState() == Bundle.ACTIVE)
                .toList();
        try {
            change(bundle, content);
            starter.start(bundle);
            Starter.requireRunning(running);
        } catch (BundleRefused refused) {
            restore(bundle, before);
            throw refused;
        } catch (BundleException e) {
            LOG.warn("{} cannot be replaced", bundle.getSymbolicName(), e);
            restore(bundle, before);
            throw new BundleRefused(
                    Reason.FAILED, "It could not take the place of the one that runs: " + e.getMessage());
        }
    }

    private void restore(Bundle bundle, Content before) throws IOException {
        try {
            change(bundle, before);
            bundle.start();
        } catch (BundleException | IllegalStateException e) {
            LOG.error("{} is not as it was: restart the robot", bundle.getSymbolicName(), e);
        }
    }

    private void change(Bundle bundle, Content content) throws BundleException, IOException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        try (InputStream stream = content.open()) {
            bundle.update(stream);
        }
        wiring.refresh(List.of(bundle));
    }

    private Bundle install(String location, Path jar) throws BundleRefused, IOException {
        try (InputStream content = Files.newInputStream(jar)) {
            return context.installBundle(location, content);
        } catch (BundleException e) {
            LOG.debug("install", e);
            throw new BundleRefused(Reason.NO_BUNDLE, "The framework does not take it: " + e.getMessage());
        }
    }

    private void discard(Bundle bundle) {
        try {
            bundle.uninstall();
            wiring.refresh(List.of(bundle));
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} is out of use, and goes with the next start", bundle.getSymbolicName(), e);
        }
    }

    /** What a bundle is made of. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;

        static Content of(Path jar) {
            return () -> Files.newInputStream(jar);
        }

        /** Where it came from at the start of the robot. */
        static Content from(Bundle bundle) {
            return () ->
                    URI.create(bundle.getLocation().replace(" ", "%20")).toURL().openStream();
        }
    }
}
