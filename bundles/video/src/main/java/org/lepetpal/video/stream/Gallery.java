package org.lepetpal.video.stream;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.video.Config;
import org.lepetpal.video.Settings;
import org.lepetpal.video.overlay.Layers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The variants that are watched now. The first viewer of one starts it, the last one ends it. */
@Component(
        service = Gallery.class,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Gallery {
    private final Switchboard switchboard;
    private final Slot<Camera> cameras;
    private final Layers layers;
    private final Timebase timebase;
    private final Studio studio;
    private final int maxClients;
    private final Map<Wish, Variant> variants = new HashMap<>();
    private int clients;
    private boolean closed;

    @Activate
    public Gallery(
            Config config,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "layers") Layers layers,
            @Reference(name = "timebase") Timebase timebase) {
        this.switchboard = switchboard;
        this.cameras = switchboard.slot(Camera.class);
        this.layers = layers;
        this.timebase = timebase;
        this.studio = new Studio(layers, timebase, Clock.systemUTC());
        this.maxClients = Settings.of(config).maxClients();
    }

    /** Names of the cameras there are, the default first. */
    List<String> cameraNames() {
        return switchboard.candidates(SlotName.CAMERA).stream()
                .map(Candidate::name)
                .toList();
    }

    List<String> layerNames() {
        return layers.names();
    }

    /** One picture, as it is now. */
    Jpeg snapshot(Wish wish) {
        return Variant.picture(cameras, studio, wish);
    }

    /** @return whether there was room for one more viewer */
    synchronized boolean reserve() {
        if (closed || clients >= maxClients) {
            return false;
        }
        clients++;
        return true;
    }

    synchronized int maxClients() {
        return maxClients;
    }

    /** Shows pictures to a viewer for whom there was room. */
    synchronized void join(Wish wish, Viewer viewer) {
        variants.computeIfAbsent(wish, unseen -> new Variant(unseen, cameras, studio, timebase))
                .add(viewer);
    }

    void leave(Wish wish, Viewer viewer) {
        Variant unwatched = forget(wish, viewer);
        if (unwatched != null) {
            unwatched.close();
        }
    }

    private synchronized Variant forget(Wish wish, Viewer viewer) {
        clients--;
        Variant variant = variants.get(wish);
        return variant != null && variant.remove(viewer) ? variants.remove(wish) : null;
    }

    @Deactivate
    void close() {
        List<Variant> running;
        synchronized (this) {
            closed = true;
            running = List.copyOf(variants.values());
            variants.clear();
        }
        running.forEach(Variant::close);
    }
}
