package org.lepetpal.video.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.video.Config;
import org.lepetpal.video.HealthBoard;
import org.lepetpal.video.overlay.Layers;
import org.lepetpal.video.overlay.Rates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The variants that are watched now. The first viewer of one starts it, the last one ends it. Other settings take effect
 * without losing a viewer.
 */
@Component(
        service = Gallery.class,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Gallery {
    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);
    private static final Duration ATTEND_EVERY = Duration.ofSeconds(1);
    private static final int MOST_PRESSES = 4;
    private static final int SNAPSHOTS_AT_ONCE = 4;
    private static final long SNAPSHOT_PATIENCE_MS = 2_000;

    private final Cameras cameras;
    private final Layers layers;
    private final HealthBoard board;
    private final Timebase timebase;
    private final Clock clock = Clock.systemUTC();
    private final List<Press> presses = new ArrayList<>();
    private final Timebase.Schedule attendance;
    private final Timebase.Schedule following;
    private final Semaphore snapshots = new Semaphore(SNAPSHOTS_AT_ONCE);
    private final Map<Wish, Variant> variants = new HashMap<>();
    private int maxClients;
    private int clients;
    private int opened;
    private int numbered;
    private boolean closed;

    @Activate
    public Gallery(
            Config config,
            @Reference(name = "cameras") Cameras cameras,
            @Reference(name = "layers") Layers layers,
            @Reference(name = "board") HealthBoard board,
            @Reference(name = "timebase") Timebase timebase) {
        this.cameras = cameras;
        this.layers = layers;
        this.board = board;
        this.timebase = timebase;
        this.maxClients = maxClients(config);
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 2, MOST_PRESSES);
        for (int i = 0; i < count; i++) {
            presses.add(press());
        }
        this.attendance = timebase.every("video-watch", ATTEND_EVERY, Timebase.Urgency.NORMAL, beat -> attend());
        this.following =
                timebase.every("video-follow", Variant.FOLLOW_EVERY, Timebase.Urgency.NORMAL, beat -> keepUp());
    }

    @Modified
    synchronized void modified(Config config) {
        maxClients = maxClients(config);
    }

    private static int maxClients(Config config) {
        int clients = config.stream_max_clients();
        if (clients < 1 || clients > 1000) {
            throw new IllegalArgumentException("STREAM_MAX_CLIENTS = " + clients + " is not in 1…1000");
        }
        return clients;
    }

    private Press press() {
        numbered++;
        return new Press(numbered, studio(), timebase);
    }

    private Studio studio() {
        return new Studio(layers, timebase, clock);
    }

    /** Reads a query. */
    ViewParameters parameters(ViewParameters.Query query) {
        return ViewParameters.of(query, cameras.names(), layers.names());
    }

    /** One picture, as it is now; waits up to 2 s for its turn. Empty when so many are asked for that it did not come. */
    Optional<Part> snapshot(Wish wish) {
        if (!isTurn()) {
            return Optional.empty();
        }
        try (Studio studio = studio()) {
            return cameras.newest(wish.camera(), shot -> studio.picture(shot, wish, Rates.UNKNOWN))
                    .or(() -> Optional.of(studio.noSignal(noSignalReason(wish), wish)));
        } finally {
            snapshots.release();
        }
    }

    private boolean isTurn() {
        try {
            return snapshots.tryAcquire(SNAPSHOT_PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return whether there was room for one more viewer, who joins or gives the place back */
    synchronized boolean reserve() {
        if (closed || clients >= maxClients) {
            return false;
        }
        clients++;
        return true;
    }

    synchronized void giveBack() {
        clients--;
    }

    synchronized int maxClients() {
        return maxClients;
    }

    /** Shows pictures to a viewer for whom there was room, until it leaves. */
    void join(Wish wish, Viewer viewer) {
        Variant variant;
        synchronized (this) {
            if (!closed) {
                variant = variants.computeIfAbsent(wish, this::open);
                variant.add(viewer);
                return;
            }
        }
        viewer.end();
    }

    private Variant open(Wish wish) {
        return new Variant(wish, cameras, () -> noSignalReason(wish), timebase, presses.get(opened++ % presses.size()));
    }

    void leave(Wish wish, Viewer viewer) {
        forget(wish, viewer).ifPresent(Variant::close);
    }

    private synchronized Optional<Variant> forget(Wish wish, Viewer viewer) {
        clients--;
        Variant variant = variants.get(wish);
        return variant != null && variant.remove(viewer) ? Optional.of(variants.remove(wish)) : Optional.empty();
    }

    private void attend() {
        List<Press> hanging = replaceHanging();
        running().forEach(Variant::attend);
        hanging.forEach(Press::close);
    }

    /** Who watches what one of them makes is shown what another one makes. */
    private synchronized List<Press> replaceHanging() {
        List<Press> hanging =
                closed ? List.of() : presses.stream().filter(Press::hangs).toList();
        for (Press press : hanging) {
            Press other = press();
            presses.set(presses.indexOf(press), other);
            variants.replaceAll((wish, variant) -> variant.isOn(press) ? variant.on(other) : variant);
            LOG.warn("a picture is not done and may never be; its viewers are shown those that another thread makes");
        }
        return hanging;
    }

    private void keepUp() {
        running().forEach(Variant::keepUp);
    }

    private synchronized List<Variant> running() {
        return List.copyOf(variants.values());
    }

    String noSignalReason(Wish wish) {
        return cameras.failing(wish.camera()).orElseGet(() -> health(cameras.component(wish.camera())));
    }

    private String health(String component) {
        return board.all().stream()
                .filter(health -> health.component().equals(component) && health.status() != Status.OK)
                .map(ComponentHealth::detail)
                .findFirst()
                .orElse("there is no camera");
    }

    @Deactivate
    void close() {
        synchronized (this) {
            closed = true;
        }
        attendance.close();
        following.close();
        running().forEach(Variant::close);
        presses.forEach(Press::close);
    }
}
