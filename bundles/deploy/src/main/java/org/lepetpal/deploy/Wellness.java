package org.lepetpal.deploy;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;

/** Tells when the robot has been well for a while: what decides is what decides in {@code /health}. */
final class Wellness {
    private static final Set<String> DECISIVE = Set.of("arm", "camera", "policy", "safety");

    private final Collection<HealthSource> sources;
    private final int looks;
    private int inARow;

    /** @param looks how many in a row find it well until it counts */
    Wellness(Collection<HealthSource> sources, int looks) {
        this.sources = sources;
        this.looks = looks;
    }

    /** One look. @return whether this is the one with which it counts as well */
    boolean justProven() {
        inARow = isWell() ? inARow + 1 : 0;
        return inARow == looks;
    }

    /** It has to be proven again: something has changed. */
    void doubt() {
        inARow = 0;
    }

    private boolean isWell() {
        try {
            Map<String, Boolean> parts = sources.stream()
                    .map(HealthSource::health)
                    .filter(part -> DECISIVE.contains(part.component()))
                    .collect(Collectors.toMap(ComponentHealth::component, Wellness::isWell, Boolean::logicalAnd));
            return parts.size() == DECISIVE.size() && !parts.containsValue(false);
        } catch (RuntimeException | LinkageError e) {
            // Whoever cannot say how it is, is not well; /health names it.
            return false;
        }
    }

    private static boolean isWell(ComponentHealth part) {
        return part.status() == Status.OK || part.status() == Status.ABSENT;
    }
}
