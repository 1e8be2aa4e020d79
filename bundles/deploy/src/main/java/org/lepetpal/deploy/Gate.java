package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a jar in, or leaves everything as it was. One thread at a time: its callers see to that. */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    /** Where a bundle seems to come from whose content is looked at only. */
    private static final String TRIAL = "deploy-trial:";

    private final BundleContext context;
    private final Wiring wiring;
    private final Hands hands;
    private final Parts parts;
    private final Starter starter;

    /** @param patience how long foreign code may take for one thing */
    Gate(BundleContext context, ServiceComponentRuntime components, Duration patience) {
        this.context = context;
        this.wiring = new Wiring(context, patience);
        this.hands = new Hands(patience);
        this.parts = new Parts(components, patience);
        this.starter = new Starter(hands, parts);
    }

    /** What it would do; starts nothing, and leaves nothing behind. */
    Admission examine(Path jar, boolean force) throws BundleRefused, IOException {
        Passport passport = Passport.of(jar);
        Optional<Bundle> present = wiring.named(passport.name());
        List<Bundle> dependents = present.map(wiring::dependents).orElse(List.of());
        hands.requireUsable(present.map(List::of).orElse(List.of()));
        hands.requireUsable(dependents);
        List<String> refreshed =
                dependents.stream().map(Bundle::getSymbolicName).sorted().toList();
        if (!force) {
            Precinct.requireUntouched(passport, refreshed, wiring.packagesOf(Precinct.NATIVE));
        }
        if (present.isPresent() && passport.inert()) {
            requireNothingOffered(passport.name());
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
     * @throws InterruptedIOException where the robot stops, which says nothing about the jar
     */
    Admission admit(Path jar, String location, Optional<Path> before, boolean force) throws BundleRefused, IOException {
        try {
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
        } catch (BundleRefused | RuntimeException failure) {
            if (!wiring.isUp() || Thread.currentThread().isInterrupted()) {
                LOG.debug("no verdict", failure);
                throw new InterruptedIOException("The robot was stopped meanwhile");
            }
            throw failure instanceof BundleRefused refused ? refused : Failures.refusal(failure);
        }
    }

    /** Takes a bundle out, or gives its place back to the one from {@code bundles/} that it took it from. */
    void remove(String name, String location) {
        wiring.named(name).ifPresent(bundle -> {
            try {
                hands.requireUsable(wiring.dependents(bundle));
                if (bundle.getLocation().equals(location)) {
                    uninstall(bundle);
                } else {
                    change(bundle, Content.from(bundle));
                    hands.run(bundle, bundle::start);
                }
                LOG.info("{} {} was taken out", name, bundle.getVersion());
            } catch (BundleRefused | IOException | IllegalStateException e) {
                LOG.warn("{} cannot be taken out", name, e);
            }
        });
    }

    /** Found out beforehand: while a successor of the safety kernel is waited for in vain, nothing moves. */
    private void requireNothingOffered(String name) throws BundleRefused {
        Ready lost = new Ready(Set.of(), parts.ready(name).services());
        if (!lost.isEmpty()) {
            throw new BundleRefused(
                    Reason.FAILED,
                    "It has no components and no activator: with it the robot would be without " + lost.words());
        }
    }

    private void requireResolves(Path jar) throws BundleRefused, IOException {
        Bundle trial = install(TRIAL + jar.getFileName(), jar);
        try {
            AtomicBoolean resolved = new AtomicBoolean();
            hands.run(trial, () -> resolved.set(wiring.resolves(trial)));
            if (!resolved.get()) {
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
        } catch (BundleRefused | IOException | RuntimeException e) {
            discard(bundle);
            throw e;
        }
    }

    private void replace(Bundle bundle, Content content, Content before) throws BundleRefused, IOException {
        List<Bundle> running = wiring.dependents(bundle).stream()
                .filter(other -> other.getState() == Bundle.ACTIVE)
                .toList();
        String name = bundle.getSymbolicName();
        Ready ready = parts.ready(name);
        try {
            change(bundle, content);
            starter.start(bundle);
            Starter.requireRunning(running);
            parts.awaitReady(ready, name);
        } catch (InterruptedIOException stopping) {
            // The next start begins with the folder, and not with what the framework has now.
            throw stopping;
        } catch (BundleRefused | IOException | RuntimeException e) {
            restore(bundle, before, running);
            throw e;
        }
    }

    /** @param running those that ran with it; who could not do without its packages was left stopped */
    private void restore(Bundle bundle, Content before, List<Bundle> running) {
        try {
            change(bundle, before);
            hands.run(bundle, bundle::start);
            for (Bundle other : running) {
                hands.run(other, other::start);
            }
        } catch (BundleRefused | IOException | RuntimeException e) {
            LOG.error("{} is not as it was: restart the robot", bundle.getSymbolicName(), e);
        }
    }

    private void change(Bundle bundle, Content content) throws BundleRefused, IOException {
        hands.run(bundle, () -> {
            bundle.stop(Bundle.STOP_TRANSIENT);
            try (InputStream stream = content.open()) {
                bundle.update(stream);
            }
        });
        refresh(bundle);
    }

    private Bundle install(String location, Path jar) throws BundleRefused, IOException {
        if (context.getBundle(location) != null) {
            throw new BundleRefused(
                    Reason.FAILED, "What came from the same file before is not gone until the robot restarts");
        }
        try (InputStream content = Files.newInputStream(jar)) {
            return context.installBundle(location, content);
        } catch (BundleException | IllegalStateException | SecurityException e) {
            LOG.debug("install", e);
            throw new BundleRefused(Reason.NO_BUNDLE, "The framework does not take it: " + e.getMessage());
        }
    }

    private void discard(Bundle bundle) {
        try {
            uninstall(bundle);
        } catch (BundleRefused | IOException | RuntimeException e) {
            LOG.warn("{} is out of use, and goes with the next start", bundle.getSymbolicName(), e);
        }
    }

    private void uninstall(Bundle bundle) throws BundleRefused, IOException {
        hands.run(bundle, bundle::uninstall);
        refresh(bundle);
    }

    private void refresh(Bundle bundle) throws BundleRefused, IOException {
        List<Bundle> concerned = wiring.dependents(bundle);
        if (!wiring.refresh(bundle)) {
            hands.giveUp(List.of(bundle));
            hands.giveUp(concerned);
            throw new BundleRefused(Reason.FAILED, "The framework does not bring those together that hang on it");
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
