package org.lepetpal.video;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the robot's parts say of themselves, for pictures to show it. */
@Component(service = HealthBoard.class)
public final class HealthBoard {
    private final List<HealthSource> sources = new CopyOnWriteArrayList<>();

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addSource(HealthSource source) {
        sources.add(source);
    }

    public void removeSource(HealthSource source) {
        sources.remove(source);
    }

    /** Every part's health, as it is now. */
    public List<ComponentHealth> all() {
        return sources.stream().map(HealthSource::health).toList();
    }
}
