package org.lepetpal.camera;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.camera.source.Patience;
import org.lepetpal.camera.source.PictureSource;
import org.lepetpal.camera.source.Port;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is plugged in, on a worker of its own, since a device or a server may keep whoever opens it waiting. */
final class Opener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);
    private static final int BACKLOG = 4;

    private final Port port;
    private final Timebase.Worker worker;
    private volatile Patience patience = new Patience();

    Opener(String camera, Port port, Timebase timebase) {
        this.port = port;
        this.worker = timebase.worker("camera-open-" + camera, BACKLOG);
    }

    /**
     * Begins an attempt.
     *
     * @param whenDone told from the opener's thread how it ended, and owns what was opened; not told after {@link #close}
     */
    void begin(Consumer<Outcome> whenDone) {
        Patience mine = new Patience();
        patience = mine;
        try {
            worker.execute(() -> whenDone.accept(attempt(mine)));
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing is opened any more", closed);
        }
    }

    /** The attempt under way is to end without success. */
    void giveUp() {
        patience.end();
    }

    private Outcome attempt(Patience mine) {
        try {
            Optional<PictureSource> source = port.open(mine);
            return source.<Outcome>map(open -> new Opened(open, open.controls()))
                    .orElseGet(Nothing::new);
        } catch (IOException closed) {
            return new Refused(closed.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("the camera cannot be opened", unexpected);
            return new Refused("the camera cannot be opened; the log says why");
        } catch (LinkageError unloadable) {
            LOG.error("FFmpeg cannot be loaded", unloadable);
            return new Refused(
                    "this machine cannot load FFmpeg: " + System.getProperty("os.arch") + " is not supported");
        }
    }

    @Override
    public void close() {
        giveUp();
        worker.close();
    }

    /** How an attempt ended. */
    sealed interface Outcome {}

    /**
     * It is open.
     *
     * @param controls how it is set, read before anybody waits for its pictures: whoever asks later waits as long as they do
     */
    record Opened(PictureSource source, Map<String, String> controls) implements Outcome {}

    /** There is nothing yet. */
    record Nothing() implements Outcome {}

    /** @param reason for people */
    record Refused(String reason) implements Outcome {}
}
