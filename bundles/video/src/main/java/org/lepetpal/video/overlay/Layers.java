package org.lepetpal.video.overlay;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All layers that bundles contribute, lowest ranking first. */
@Component(service = Layers.class)
public final class Layers {
    private static final Logger LOG = LoggerFactory.getLogger(Layers.class);

    private final Map<ServiceReference<OverlayLayer>, OverlayLayer> layers = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Reference(name = "layer", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addLayer(ServiceReference<OverlayLayer> reference, OverlayLayer layer) {
        layers.put(reference, layer);
    }

    public void removeLayer(ServiceReference<OverlayLayer> reference) {
        layers.remove(reference);
    }

    /** Names of the layers, in the order in which they are drawn. */
    public List<String> names() {
        return ordered().map(OverlayLayer::name).toList();
    }

    /** Whether any of the layers there are is wished. */
    public boolean draws(LayerChoice wished) {
        return layers.values().stream().anyMatch(layer -> wished.includes(layer.name()));
    }

    /** Draws those of the layers that are wished. */
    public void draw(OverlayLayer.Canvas canvas, LayerChoice wished) {
        ordered().filter(layer -> wished.includes(layer.name())).forEach(layer -> draw(canvas, layer));
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
