package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code deploy/} twice a second, and how the robot takes it. On a thread of its own and in real time, whatever the
 * robot's time is: people drop jars at any moment, and a bundle that is being started is foreign code that may hang.
 */
@Component(service = HealthSource.class, immediate = true)
public final class DeployComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int GOOD_LOOKS = 10;
    /** Five minutes: a large model takes one or two to be optimised for the first time, and a robot without work proves nothing. */
    private static final int LOADING_LOOKS = 600;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BundleContext context;
    private final DeployFolder folder;
    private final LastGood lastGood;
    private final Optional<String> fallback;
    private final Looks looks;
    private final ServiceRegistration<BundleGate> registration;
    private final Unproven unproven = new Unproven();
    private final Thread watching;
    private volatile boolean closed;
    private volatile ComponentHealth health = ComponentHealth.of("deploy", Status.STARTING, "has not looked yet");

    @Activate
    public DeployComponent(BundleContext context, @Reference(name = "components") ServiceComponentRuntime components)
            throws IOException {
        this.context = context;
        Path home = RobotHome.of(context::getProperty).folder();
        Gate gate = new Gate(context, components, PATIENCE);
        Path admitted = home.resolve("data/deploy/admitted");
        this.folder = new DeployFolder(home.resolve("deploy"), admitted, gate);
        this.lastGood = new LastGood(home, admitted);
        this.fallback = lastGood.fallback();
        fallback.ifPresent(told -> LOG.warn("{}", told));
        Turn turn = new Turn();
        this.looks = new Looks(folder, turn, new Wellness(GOOD_LOOKS, LOADING_LOOKS), lastGood::keep);
        Path stage = home.resolve("data/deploy/stage");
        Uploads uploads =
                new Uploads(stage, folder, turn, () -> Files.getFileStore(stage).getUsableSpace());
        this.registration = context.registerService(BundleGate.class, uploads, null);
        this.watching = Thread.ofPlatform().daemon().name("deploy-watch").start(this::watch);
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    @Deactivate
    void stop() throws InterruptedException {
        closed = true;
        registration.unregister();
        watching.interrupt();
        watching.join(PERIOD_MILLIS);
        if (context.getBundle(0).getState() == Bundle.STOPPING) {
            endCountUnlessRefused();
        }
    }

    /** Who stops a robot that is not well yet, or not for long enough, has no quarrel with his settings. */
    private void endCountUnlessRefused() {
        try {
            if (!Ending.now().isItsOwnDoing()) {
                lastGood.endCount();
            }
        } catch (IOException e) {
            LOG.warn("this start counts as one that came to nothing", e);
        }
    }

    @Reference(
            name = "switchboard",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSwitchboard(Switchboard service) {
        unproven.came(service);
    }

    void removeSwitchboard(Switchboard service) {
        unproven.left(service);
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(PERIOD_MILLIS);
                // Before that, a bundle that is started is only marked to be started later.
                if (context.getBundle(0).getState() == Bundle.ACTIVE) {
                    health = look();
                }
            } catch (InterruptedException | InterruptedIOException e) {
                LOG.debug("no more looks", e);
                return;
            } catch (IOException | RuntimeException e) {
                health = ComponentHealth.of("deploy", Status.DEGRADED, "deploy/ cannot be followed; the log says why");
                LOG.warn("deploy/ cannot be followed", e);
            }
        }
    }

    private ComponentHealth look() throws IOException {
        lastGood.noteStart();
        looks.look(unproven::any);
        int plugIns = folder.admitted().size();
        List<String> rejected = folder.rejected();
        String detail = (plugIns == 1 ? "1 plug-in" : plugIns + " plug-ins")
                + (rejected.isEmpty() ? "" : "; not let in, see deploy/rejected: " + String.join(", ", rejected))
                + fallback.map(told -> "; " + told).orElse("");
        return ComponentHealth.of("deploy", fallback.isPresent() ? Status.DEGRADED : Status.OK, detail);
    }
}
