package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All layers that bundles contribute, lowest ranking first. While inference does not keep up with the arm those that can be missed
 * give way to it.
 */
@Component(service = Layers.class)
public final class Layers {
    private static final Logger LOG = LoggerFactory.getLogger(Layers.class);

    private final Map<ServiceReference<OverlayLayer>, OverlayLayer> layers = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Latest<Telemetry> telemetry = new Latest<>();

    @Reference(name = "layer", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addLayer(ServiceReference<OverlayLayer> reference, OverlayLayer layer) {
        layers.put(reference, layer);
    }

    public void removeLayer(ServiceReference<OverlayLayer> reference) {
        layers.remove(reference);
    }

    @Reference(name = "telemetry", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void addTelemetry(Telemetry service) {
        telemetry.came(service);
    }

    public void removeTelemetry(Telemetry service) {
        telemetry.left(service);
    }

    /** Names of the layers, in the order in which they are drawn. */
    public List<String> names() {
        return ordered().map(OverlayLayer::name).toList();
    }

    /** Whether any of the layers there are is wished and does not give way now. */
    public boolean draws(LayerChoice wished) {
        return layers.values().stream().anyMatch(drawnNow(wished));
    }

    /** Draws those of the layers that are wished and do not give way now. */
    public void draw(OverlayLayer.Canvas canvas, LayerChoice wished) {
        ordered().filter(drawnNow(wished)).forEach(layer -> draw(canvas, layer));
    }

    private Predicate<OverlayLayer> drawnNow(LayerChoice wished) {
        boolean behind = telemetry
                .get()
                .flatMap(Telemetry::inference)
                .filter(InferenceStats::behind)
                .isPresent();
        return layer -> wished.includes(layer.name()) && !(behind && layer.givesWay());
    }

    private void draw(OverlayLayer.Canvas canvas, OverlayLayer layer) {
        try {
            layer.draw(canvas);
            failing.remove(layer.name());
        } catch (RuntimeException | LinkageError failure) {
            if (failing.add(layer.name())) {
                LOG.error("overlay layer {} fails and is left out", layer.name(), failure);
            }
        }
    }

    private Stream<OverlayLayer> ordered() {
        return layers.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
    }
}
