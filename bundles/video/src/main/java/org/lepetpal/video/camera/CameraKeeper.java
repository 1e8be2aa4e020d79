package org.lepetpal.video.camera;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera registered while it delivers: opens it on its own worker, registers it with its first frame, withdraws it
 * when it falls silent or gives out, and tries again with growing waits. Its state belongs to that worker, except that whoever stops
 * it takes what is open away from a worker that does not end in time.
 */
final class CameraKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CameraKeeper.class);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(2);
    /** A device may take seconds to give its first picture. */
    private static final Duration FIRST_FRAME_LIMIT = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int BACKLOG = 32;

    private final Port port;
    private final boolean simulated;
    private final Timebase timebase;
    private final Clock clock;
    private final Function<Camera, Registered> registry;
    private final Timebase.Worker worker;
    private final Backoff backoff;
    /** Held only to take or set what is open, by the worker and by whoever stops it. */
    private final Object taking = new Object();

    private Optional<LiveCamera> camera = Optional.empty();
    private Optional<Registered> registered = Optional.empty();
    private volatile ComponentHealth state;
    private volatile boolean stopped;

    /**
     * @param simulated whether what is plugged in is simulated
     * @param registry publishes a camera
     */
    CameraKeeper(
            Port port,
            boolean simulated,
            Timebase timebase,
            Clock clock,
            RandomGenerator random,
            Function<Camera, Registered> registry) {
        this.port = port;
        this.simulated = simulated;
        this.timebase = timebase;
        this.clock = clock;
        this.registry = registry;
        this.backoff = new Backoff(random);
        this.worker = timebase.worker("camera-keeper", BACKLOG);
        this.state = say(Status.STARTING, "opening");
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
        worker.close();
        withdraw();
    }

    private void tell(Runnable news) {
        try {
            worker.execute(news);
        } catch (RejectedExecutionException tooLate) {
            LOG.debug("news for a camera that is being closed", tooLate);
        }
    }

    private void open() {
        if (stopped || camera.isPresent()) {
            return;
        }
        try {
            Optional<PictureSource> source = port.open();
            if (source.isEmpty()) {
                state = say(Status.STARTING, "waiting for the simulated room");
                return;
            }
            begin(new LiveCamera(source.get(), timebase, clock, lost -> tell(() -> look(lost))));
        } catch (IOException closed) {
            fail(closed.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("the camera cannot be opened", unexpected);
            fail("the camera cannot be opened; the log says why");
        } catch (LinkageError unloadable) {
            LOG.error("FFmpeg cannot be loaded", unloadable);
            fail("this machine cannot load FFmpeg: " + System.getProperty("os.arch") + " is not supported");
        }
    }

    private void begin(LiveCamera live) {
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

    /** Registers a camera with its first frame and withdraws one that fell silent. One that was replaced is no concern. */
    private void look(LiveCamera live) {
        if (stopped || camera.isEmpty() || camera.get() != live) {
            return;
        }
        Optional<String> failure = live.failure(registered.isPresent() ? SILENCE_LIMIT : FIRST_FRAME_LIMIT);
        if (failure.isPresent()) {
            fail(failure.get());
            return;
        }
        if (registered.isEmpty() && live.delivers()) {
            register(live);
            CameraDescription description = live.description();
            backoff.succeed();
            state = say(
                    Status.OK,
                    "%s, %dx%d at %.4g pictures a second"
                            .formatted(
                                    description.source(),
                                    description.width(),
                                    description.height(),
                                    description.framesPerSecond()));
            LOG.info("camera {} serves: {}", description.name(), state.detail());
        }
        worker.after(LOOK_EVERY, () -> look(live));
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
            LOG.warn("no camera: {}", reason);
        }
        state = say(Status.DOWN, reason);
        worker.after(backoff.fail(), this::open);
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

    private ComponentHealth say(Status status, String detail) {
        return new ComponentHealth("camera", status, detail, simulated);
    }

    /** A published camera. */
    @FunctionalInterface
    interface Registered {
        void withdraw();
    }
}
