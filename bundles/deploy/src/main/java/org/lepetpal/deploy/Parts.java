package org.lepetpal.deploy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The components of the robot, as Declarative Services see them: which of them are ready, and which failed. */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final int READY = ComponentConfigurationDTO.SATISFIED | ComponentConfigurationDTO.ACTIVE;
    private static final Duration STEP = Duration.ofMillis(100);
    /** Of the patience: a bundle that has started has its own services but for a moment. */
    private static final int OWN_SHARE = 4;

    private final ServiceComponentRuntime components;
    private final Duration patience;

    /** @param patience how long those that were ready may take to be so again: devices are opened anew */
    Parts(ServiceComponentRuntime components, Duration patience) {
        this.components = components;
        this.patience = patience;
    }

    void requireNoneFailed(Bundle bundle) throws BundleRefused {
        for (ComponentDescriptionDTO part : components.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO made : components.getComponentConfigurationDTOs(part)) {
                if (made.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    LOG.warn("{} fails as it starts: {}", part.name, made.failure);
                    throw new BundleRefused(
                            Reason.FAILED, "Its component " + part.name + " failed as it started: " + first(made));
                }
            }
        }
    }

    /** What the robot has that is ready. */
    Ready ready(String replaced) {
        Set<String> others = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        for (ComponentDescriptionDTO part : components.getComponentDescriptionDTOs()) {
            if (isReady(part)) {
                if (part.bundle.symbolicName.equals(replaced)) {
                    offered(part, replaced).forEach(services::add);
                } else {
                    others.add(part.name);
                }
            }
        }
        return new Ready(others, services);
    }

    /**
     * Blocks until all of this is ready again; what the newcomer itself is to offer is there soon, or never.
     *
     * @throws BundleRefused where it is not in time
     * @throws InterruptedIOException where the caller is to stop
     */
    void awaitReady(Ready before, String replaced) throws BundleRefused, InterruptedIOException {
        Ready missing = before.lackingIn(ready(replaced));
        for (Duration waited = Duration.ZERO;
                !missing.isEmpty() && isWorthIt(missing, waited);
                waited = waited.plus(STEP)) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Hands.stopped(e);
            }
            missing = before.lackingIn(ready(replaced));
        }
        if (!missing.isEmpty()) {
            throw new BundleRefused(Reason.FAILED, "With it the robot is without " + missing.words());
        }
    }

    private boolean isWorthIt(Ready missing, Duration waited) {
        return waited.compareTo(missing.services().isEmpty() ? patience : patience.dividedBy(OWN_SHARE)) < 0;
    }

    private boolean isReady(ComponentDescriptionDTO part) {
        return components.getComponentConfigurationDTOs(part).stream().anyMatch(made -> (made.state & READY) != 0);
    }

    private static Stream<String> offered(ComponentDescriptionDTO part, String replaced) {
        return Arrays.stream(part.serviceInterfaces).filter(service -> !service.startsWith(replaced + "."));
    }

    private static String first(ComponentConfigurationDTO part) {
        return String.valueOf(part.failure).lines().findFirst().orElse("it does not say why");
    }
}
