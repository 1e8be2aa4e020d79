package org.lepetpal.camera;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.camera.source.PictureSource;
import org.lepetpal.camera.source.Port;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera registered while it delivers: has it opened, registers it with its first frame, withdraws it when it falls
 * silent, freezes or gives out, and tries again with growing waits. One that froze is registered, and waited for less, only once
 * it moves. Its state belongs to its worker, except that whoever
 * stops it takes what is open away from a worker that does not end in time.
 */
final class CameraKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CameraKeeper.class);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(2);
    /** A device may take seconds to give its first picture. */
    private static final Duration FIRST_FRAME_LIMIT = Duration.ofSeconds(10);

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);
    /** Several cameras that went together are not all opened again at once. */
    private static final double RETRY_SPREAD = 0.25;

    private static final Duration OPENING_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int BACKLOG = 32;

    private final CameraRole role;
    private final Duration frozenLimit;
    private final Timebase timebase;
    private final Clock clock;
    private final Function<SideCamera, Registered> registry;
    private final Timebase.Worker worker;
    private final Opener opener;
    private final Backoff backoff;
    /** Held only to take or set what is open, by the worker and by whoever stops it. */
    private final Object taking = new Object();

    private Optional<LiveCamera> camera = Optional.empty();
    /** Kept from one opening to the next: native memory would else wait for the garbage collector each time. */
    private Optional<FramePool> pool = Optional.empty();

    private Optional<Registered> registered = Optional.empty();
    /** How it was set when it was opened: asked now it might keep the worker waiting, that says when it falls silent. */
    private Map<String, String> controls = Map.of();
    /** Where it froze, until it moves again. */
    private Optional<Standstill> standstill = Optional.empty();

    private int attempts;
    private boolean opening;
    /** Asked to open while that was under way. */
    private boolean again;

    private volatile ComponentHealth state;
    private volatile boolean stopped;

    /**
     * @param frozenLimit how long a camera may show the same picture; zero: for ever
     * @param registry publishes a camera
     */
    CameraKeeper(
            CameraRole role,
            Port port,
            Duration frozenLimit,
            Timebase timebase,
            Clock clock,
            RandomGenerator random,
            Function<SideCamera, Registered> registry) {
        this.role = role;
        this.frozenLimit = frozenLimit;
        this.timebase = timebase;
        this.clock = clock;
        this.registry = registry;
        this.backoff = new Backoff(FIRST_RETRY, SLOWEST_RETRY, RETRY_SPREAD, random);
        this.worker = timebase.worker("camera-keeper-" + role.name(), BACKLOG);
        this.opener = new Opener(role.name(), port, timebase);
        this.state = role.health(Status.STARTING, "opening");
        retry();
    }

    /** Current health; any thread. */
    ComponentHealth health() {
        return state;
    }

    /** Something may be there now: opens it unless it is open. Any thread. */
    void retry() {
        tell(this::open);
    }

    /** What was there was taken away. Any thread. */
    void unplugged() {
        tell(() -> {
            withdraw();
            open();
        });
    }

    /** Withdraws the camera and ends. */
    void stop() {
        stopped = true;
        opener.close();
        worker.close();
        withdraw();
    }

    /** @return false when nobody will hear of it any more */
    private boolean tell(Runnable news) {
        try {
            worker.execute(news);
            return true;
        } catch (RejectedExecutionException tooLate) {
            LOG.debug("news for a camera that is being closed", tooLate);
            return false;
        }
    }

    private void open() {
        if (stopped || camera.isPresent()) {
            return;
        }
        if (opening) {
            again = true;
            return;
        }
        opening = true;
        int attempt = ++attempts;
        opener.begin(outcome -> {
            if (!tell(() -> opened(outcome)) && outcome instanceof Opener.Opened late) {
                late.source().close();
            }
        });
        worker.after(OPENING_LIMIT, () -> giveUp(attempt));
    }

    private void giveUp(int attempt) {
        if (opening && attempt == attempts) {
            state = role.health(Status.DOWN, "the camera does not answer");
            opener.giveUp();
        }
    }

    private void opened(Opener.Outcome outcome) {
        opening = false;
        boolean asked = again;
        again = false;
        switch (outcome) {
            case Opener.Opened open -> begin(open);
            case Opener.Nothing nothing -> {
                state = role.health(Status.STARTING, "waiting for the simulated room");
                if (asked) {
                    // the room came while nothing was found
                    open();
                }
            }
            case Opener.Refused refused -> fail(refused.reason());
        }
    }

    private void begin(Opener.Opened opened) {
        PictureSource source = opened.source();
        controls = opened.controls();
        FramePool films = pool.filter(kept -> kept.fits(source.description()))
                .orElseGet(() -> FramePool.of(source.description()));
        pool = Optional.of(films);
        Pulse pulse = Pulse.of(source, frozenLimit, standstill, timebase.nanoTime());
        LiveCamera live = new LiveCamera(source, films, pulse, timebase, clock, lost -> tell(() -> look(lost)));
        synchronized (taking) {
            camera = Optional.of(live);
        }
        if (stopped) {
            // a device that took so long to open that nobody waited for it
            withdraw();
            return;
        }
        worker.after(LOOK_EVERY, () -> look(live));
    }

    /** Registers a camera with its first frame and withdraws one that gave out. One that was replaced is no concern. */
    private void look(LiveCamera live) {
        if (stopped || camera.isEmpty() || camera.get() != live) {
            return;
        }
        Optional<String> failure = live.failure(registered.isPresent() ? SILENCE_LIMIT : FIRST_FRAME_LIMIT);
        if (failure.isPresent()) {
            standstill = live.standstill().or(() -> standstill);
            fail(failure.get());
            return;
        }
        if (live.delivers()) {
            standstill = Optional.empty();
            if (registered.isEmpty()) {
                register(live);
                LOG.info("camera {} serves: {}; set to {}", role.name(), describe(live), controls);
            }
            report(live);
        }
        worker.after(LOOK_EVERY, () -> look(live));
    }

    private void report(LiveCamera live) {
        boolean slow = live.isSlow();
        ComponentHealth now = role.health(slow ? Status.DEGRADED : Status.OK, (slow ? "slow: " : "") + describe(live));
        if (slow && state.status() == Status.OK) {
            LOG.warn("camera {}: {}", role.name(), now.detail());
        }
        state = now;
        if (!slow && live.rate().isPresent()) {
            // only now: one that breaks down at once is not to be opened again and again without a pause
            backoff.reset();
        }
    }

    private static String describe(LiveCamera live) {
        CameraDescription description = live.description();
        String rate = live.rate().isPresent()
                ? "%.1f of %.1f".formatted(live.rate().getAsDouble(), live.expectedRate())
                : "%.1f".formatted(description.framesPerSecond());
        return "%s, %dx%d, %s, at %s pictures a second"
                .formatted(description.source(), description.width(), description.height(), live.format(), rate);
    }

    private void register(LiveCamera live) {
        Registered published = registry.apply(live);
        synchronized (taking) {
            registered = Optional.of(published);
        }
        if (stopped) {
            withdraw();
        }
    }

    private void fail(String reason) {
        withdraw();
        if (stopped) {
            return;
        }
        if (!state.detail().equals(reason)) {
            LOG.warn("no camera {}: {}", role.name(), reason);
        }
        state = role.health(Status.DOWN, reason);
        worker.after(backoff.next(), this::open);
    }

    private void withdraw() {
        Optional<Registered> published;
        Optional<LiveCamera> open;
        synchronized (taking) {
            published = registered;
            open = camera;
            registered = Optional.empty();
            camera = Optional.empty();
        }
        published.ifPresent(Registered::withdraw);
        open.ifPresent(LiveCamera::close);
    }

    /** A published camera. */
    @FunctionalInterface
    interface Registered {
        void withdraw();
    }
}
