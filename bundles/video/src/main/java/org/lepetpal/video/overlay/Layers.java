package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The active layers of the slot, the preferred one on top. While inference does not keep up with the arm those that can be missed
 * give way to it.
 */
@Component(service = Layers.class)
public final class Layers {
    private final Switchboard switchboard;
    private final Slot<OverlayLayer> slot;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Latest<Telemetry> telemetry = new Latest<>();

    @Activate
    public Layers(@Reference(name = "switchboard") Switchboard switchboard) {
        this.switchboard = switchboard;
        this.slot = switchboard.slot(OverlayLayer.class);
    }

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void addTelemetry(Telemetry service) {
        telemetry.came(service);
    }

    public void removeTelemetry(Telemetry service) {
        telemetry.left(service);
    }

    /** Names of the layers there are, those too that are not drawn now: what a viewer may ask for does not depend on it. */
    public List<String> names() {
        return switchboard.candidates(SlotName.OVERLAY).stream()
                .map(Candidate::name)
                .distinct()
                .toList();
    }

    /** Those of the active layers that are wished and do not give way now; for one picture, and the caller closes it. */
    public Drawing drawing(LayerChoice wished) {
        boolean behind = telemetry
                .get()
                .flatMap(Telemetry::inference)
                .filter(InferenceStats::behind)
                .isPresent();
        List<Lease<OverlayLayer>> drawn = new ArrayList<>();
        for (Lease<OverlayLayer> lease : slot.takeAll()) {
            OverlayLayer layer = lease.service();
            if (wished.includes(layer.name()) && !(behind && layer.givesWay())) {
                drawn.addFirst(lease);
            } else {
                lease.close();
            }
        }
        return new Drawing(drawn, failing);
    }
}
