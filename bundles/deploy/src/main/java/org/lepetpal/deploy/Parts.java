package org.lepetpal.deploy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /**
     * What the robot has that is ready, in words: components by their names, and of the bundle that is to be replaced, whose
     * components are its own business, the services that others may use.
     */
    Set<String> ready(String replaced) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(this::isReady)
                .flatMap(part -> part.bundle.symbolicName.equals(replaced)
                        ? offered(part, replaced)
                        : Stream.of("the component " + part.name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Blocks until all of this is ready again.
     *
     * @throws BundleRefused where it is not in time
     * @throws InterruptedIOException where the caller is to stop
     */
    void awaitReady(Set<String> before, String replaced) throws BundleRefused, InterruptedIOException {
        Set<String> missing = missing(before, replaced);
        for (Duration waited = Duration.ZERO;
                !missing.isEmpty() && waited.compareTo(patience) < 0;
                waited = waited.plus(STEP)) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Hands.stopped(e);
            }
            missing = missing(before, replaced);
        }
        if (!missing.isEmpty()) {
            throw new BundleRefused(Reason.FAILED, "With it the robot is without " + String.join(", ", missing));
        }
    }

    private Set<String> missing(Set<String> before, String replaced) {
        Set<String> missing = new TreeSet<>(before);
        missing.removeAll(ready(replaced));
        return missing;
    }

    private boolean isReady(ComponentDescriptionDTO part) {
        return components.getComponentConfigurationDTOs(part).stream().anyMatch(made -> (made.state & READY) != 0);
    }

    private static Stream<String> offered(ComponentDescriptionDTO part, String replaced) {
        return Arrays.stream(part.serviceInterfaces)
                .filter(service -> !service.startsWith(replaced + "."))
                .map(service -> "the service " + service + " of " + replaced);
    }

    private static String first(ComponentConfigurationDTO part) {
        return String.valueOf(part.failure).lines().findFirst().orElse("it does not say why");
    }
}
