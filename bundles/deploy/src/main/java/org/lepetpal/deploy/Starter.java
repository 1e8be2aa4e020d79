package org.lepetpal.deploy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a bundle and looks whether all of it came up. */
final class Starter {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServiceComponentRuntime components;

    Starter(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** Blocks until it has started; what hangs is interrupted. */
    void start(Bundle bundle) throws BundleRefused {
        if (isFragment(bundle)) {
            return;
        }
        run(bundle);
        for (var described : components.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO part : components.getComponentConfigurationDTOs(described)) {
                if (part.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    LOG.warn("{} fails as it starts: {}", described.name, part.failure);
                    throw new BundleRefused(
                            Reason.FAILED, "Its component " + described.name + " failed as it started: " + first(part));
                }
            }
        }
    }

    /** Looks whether those run that ran before. */
    static void requireRunning(List<Bundle> expected) throws BundleRefused {
        for (Bundle bundle : expected) {
            if (bundle.getState() != Bundle.ACTIVE) {
                throw new BundleRefused(
                        Reason.FAILED, bundle.getSymbolicName() + " hangs on it and does not run with it any more");
            }
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /** On a thread of its own, and not on the robot's time base: foreign code may not come back. */
    private static void run(Bundle bundle) throws BundleRefused {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread starting = Thread.ofPlatform()
                .daemon()
                .name("deploy-start-" + bundle.getSymbolicName())
                .start(() -> {
                    try {
                        bundle.start();
                    } catch (BundleException | RuntimeException | Error e) {
                        failure.set(e);
                    }
                });
        try {
            if (!starting.join(PATIENCE)) {
                starting.interrupt();
                starting.join(PATIENCE.dividedBy(10));
                throw new BundleRefused(
                        Reason.FAILED, "It had not started after " + PATIENCE.toSeconds() + " s, and was interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleRefused(Reason.FAILED, "The robot was stopped while it started");
        }
        if (failure.get() != null) {
            LOG.warn("{} does not start", bundle.getSymbolicName(), failure.get());
            throw refusal(failure.get());
        }
    }

    private static BundleRefused refusal(Throwable failure) {
        if (failure instanceof BundleException bundle && bundle.getType() == BundleException.RESOLVE_ERROR) {
            return new BundleRefused(Reason.UNRESOLVED, "It needs what nobody here offers: " + needed(bundle));
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new BundleRefused(
                Reason.FAILED,
                "It threw as it started: " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    /** The last of Felix's chain of causes is the requirement itself. */
    private static String needed(BundleException failure) {
        String message = String.valueOf(failure.getMessage());
        int at = message.lastIndexOf("missing requirement");
        return (at < 0 ? message : message.substring(at + "missing requirement".length()))
                .replaceAll("\\[[^\\]]*\\(R [0-9.]+\\)\\]", "")
                .replaceAll("^[\\s\\[]+", "")
                .strip();
    }

    private static String first(ComponentConfigurationDTO part) {
        return String.valueOf(part.failure).lines().findFirst().orElse("it does not say why");
    }
}
