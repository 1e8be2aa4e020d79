package org.lepetpal.video;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the robot's parts say of themselves, for pictures to show it. */
@Component(service = HealthBoard.class)
public final class HealthBoard {
    private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);

    private final List<HealthSource> sources = new CopyOnWriteArrayList<>();

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addSource(HealthSource source) {
        sources.add(source);
    }

    public void removeSource(HealthSource source) {
        sources.remove(source);
    }

    /** Health of every part that can tell, as it is now; which one cannot is told by {@code /health}. */
    public List<ComponentHealth> all() {
        return sources.stream().flatMap(source -> ask(source).stream()).toList();
    }

    private static Optional<ComponentHealth> ask(HealthSource source) {
        try {
            return Optional.ofNullable(source.health());
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug("a part cannot say how it is", failure);
            return Optional.empty();
        }
    }
}
