package org.lepetpal.deploy;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code deploy/} twice a second, and how the robot takes it. On a thread of its own and in real time, whatever the
 * robot's time is: people drop jars at any moment, and a bundle that is being started is foreign code that may hang.
 */
@Component(
        service = {},
        immediate = true)
public final class DeployComponent {
    private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int WELL_LOOKS = 10;

    private final BundleContext context;
    private final DeployFolder folder;
    private final LastGood lastGood;
    private final Optional<String> fallback;
    private final Collection<HealthSource> sources = new CopyOnWriteArrayList<>();
    private final Wellness wellness = new Wellness(sources, WELL_LOOKS);
    private final List<ServiceRegistration<?>> registrations;
    private final Thread watching;
    private volatile boolean closed;
    private volatile ComponentHealth health = ComponentHealth.of("deploy", Status.STARTING, "has not looked yet");

    @Activate
    public DeployComponent(BundleContext context, @Reference(name = "components") ServiceComponentRuntime components)
            throws IOException {
        this.context = context;
        Path home = Path.of(Optional.ofNullable(context.getProperty("lepetpal.home"))
                        .orElse(""))
                .toAbsolutePath();
        Gate gate = new Gate(context, new Starter(components));
        this.folder = new DeployFolder(home.resolve("deploy"), home.resolve("data/deploy/admitted"), gate);
        this.lastGood = new LastGood(home);
        this.fallback = lastGood.fallback();
        fallback.ifPresent(told -> LOG.warn("{}", told));
        // By hand: a component that asks for all of its own kind would ask for itself while it is being made.
        this.registrations = List.of(
                context.registerService(
                        BundleGate.class, new Uploads(home.resolve("data/deploy/stage"), folder, gate), null),
                context.registerService(HealthSource.class, () -> health, null));
        this.watching = Thread.ofPlatform().daemon().name("deploy-watch").start(this::watch);
    }

    @Reference(name = "health", cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void addHealth(HealthSource source) {
        sources.add(source);
    }

    void removeHealth(HealthSource source) {
        sources.remove(source);
    }

    @Deactivate
    void stop() throws InterruptedException {
        closed = true;
        registrations.forEach(ServiceRegistration::unregister);
        watching.interrupt();
        watching.join(PERIOD_MILLIS);
    }

    private void watch() {
        List<Admission> before = List.of();
        while (!closed) {
            try {
                Thread.sleep(PERIOD_MILLIS);
                // Before that, a bundle that is started is only marked to be started later.
                if (context.getBundle(0).getState() == Bundle.ACTIVE) {
                    before = look(before);
                }
            } catch (InterruptedException e) {
                LOG.debug("no more looks", e);
                return;
            } catch (IOException | RuntimeException e) {
                health = ComponentHealth.of("deploy", Status.DEGRADED, "deploy/ cannot be looked at; the log says why");
                LOG.warn("deploy/ cannot be looked at", e);
            }
        }
    }

    private List<Admission> look(List<Admission> before) throws IOException {
        folder.look();
        List<Admission> now = folder.admitted();
        if (!now.equals(before)) {
            wellness.doubt();
        }
        if (wellness.justProven()) {
            lastGood.keep();
        }
        List<String> rejected = folder.rejected();
        String detail = (now.size() == 1 ? "1 plug-in" : now.size() + " plug-ins")
                + (rejected.isEmpty() ? "" : "; not let in, see deploy/rejected: " + String.join(", ", rejected))
                + fallback.map(told -> "; " + told).orElse("");
        health = ComponentHealth.of("deploy", fallback.isPresent() ? Status.DEGRADED : Status.OK, detail);
        return now;
    }
}
