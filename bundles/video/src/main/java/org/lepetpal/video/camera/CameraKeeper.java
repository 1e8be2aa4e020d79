package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.lepetpal.api.vision.Lens;
import org.lepetpal.video.Settings;
import org.lepetpal.video.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a camera registered while it delivers: opens it on its own worker, registers it with its first frame, withdraws it
 * when it falls silent or gives out, and tries again with growing waits. All its state belongs to that worker.
 */
final class CameraKeeper {
    /** What this robot calls its one camera. */
    static final String NAME = "front";

    private static final Logger LOG = LoggerFactory.getLogger(CameraKeeper.class);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int BACKLOG = 32;

    private final Settings settings;
    private final Timebase timebase;
    private final Clock clock;
    private final Function<Camera, Registered> registry;
    private final Timebase.Worker worker;
    private final Backoff backoff;
    private Optional<Lens> lens = Optional.empty();
    private Optional<LiveCamera> camera = Optional.empty();
    private Optional<Registered> registered = Optional.empty();
    private volatile ComponentHealth state;
    private volatile boolean stopped;

    /** @param registry publishes a camera */
    CameraKeeper(
            Settings settings,
            Timebase timebase,
            Clock clock,
            RandomGenerator random,
            Function<Camera, Registered> registry) {
        this.settings = settings;
        this.timebase = timebase;
        this.clock = clock;
        this.registry = registry;
        this.backoff = new Backoff(random);
        this.worker = timebase.worker("camera-keeper", BACKLOG);
        this.state = say(Status.STARTING, "opening");
        worker.execute(this::open);
    }

    ComponentHealth health() {
        return state;
    }

    void lensCame(Lens come) {
        tell(() -> {
            lens = Optional.of(come);
            if (camera.isEmpty()) {
                open();
            }
        });
    }

    void lensWent(Lens gone) {
        tell(() -> {
            if (lens.isPresent() && lens.get() == gone) {
                lens = Optional.empty();
                if (isSimulated()) {
                    withdraw();
                    state = say(Status.STARTING, "waiting for the simulated room");
                }
            }
        });
    }

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
            Optional<PictureSource> source = source();
            if (source.isPresent()) {
                boolean paced =
                        !(settings.source() instanceof Source.Device) && !(settings.source() instanceof Source.Found);
                camera = Optional.of(
                        new LiveCamera(source.get(), timebase, clock, paced, reason -> tell(() -> fail(reason))));
                worker.after(LOOK_EVERY, this::look);
            }
        } catch (IOException closed) {
            fail(closed.getMessage());
        }
    }

    private Optional<PictureSource> source() throws IOException {
        return switch (settings.source()) {
            case Source.Nowhere nowhere -> {
                state = say(Status.ABSENT, "set up without a camera (CAMERA=none)");
                yield Optional.empty();
            }
            case Source.Simulated simulated -> {
                if (lens.isEmpty()) {
                    state = say(Status.STARTING, "waiting for the simulated room");
                }
                yield lens.map(LensSource::new);
            }
            case Source.Found found ->
                Optional.of(GrabberSource.openDevice(NAME, firstDevice(), settings.width(), settings.height()));
            case Source.Device device ->
                Optional.of(GrabberSource.openDevice(NAME, device.path(), settings.width(), settings.height()));
            case Source.VideoFile file -> Optional.of(GrabberSource.openFile(NAME, file.path()));
        };
    }

    private static Path firstDevice() throws IOException {
        for (int i = 0; i < 64; i++) {
            Path device = Path.of("/dev/video" + i);
            if (Files.exists(device)) {
                return device;
            }
        }
        throw new IOException("no USB camera is plugged in; plug one in, or set CAMERA to sim, none or file:PATH");
    }

    /** Registers a camera with its first frame and withdraws one that fell silent. */
    private void look() {
        if (camera.isEmpty() || stopped) {
            return;
        }
        LiveCamera live = camera.get();
        if (live.silence().compareTo(SILENCE_LIMIT) > 0) {
            fail(live.description().source() + " sends no pictures");
            return;
        }
        if (registered.isEmpty() && live.delivers()) {
            CameraDescription camera = live.description();
            registered = Optional.of(registry.apply(live));
            backoff.succeed();
            state = say(
                    Status.OK,
                    "%s, %dx%d at %.4g pictures a second"
                            .formatted(camera.source(), camera.width(), camera.height(), camera.framesPerSecond()));
            LOG.info("camera {} serves: {}", camera.name(), state.detail());
        }
        worker.after(LOOK_EVERY, this::look);
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
        registered.ifPresent(Registered::withdraw);
        registered = Optional.empty();
        camera.ifPresent(LiveCamera::close);
        camera = Optional.empty();
    }

    private boolean isSimulated() {
        return settings.source() instanceof Source.Simulated;
    }

    private ComponentHealth say(Status status, String detail) {
        return new ComponentHealth("camera", status, detail, isSimulated());
    }

    /** A published camera. */
    @FunctionalInterface
    interface Registered {
        void withdraw();
    }
}
