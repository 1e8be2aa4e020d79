package org.lepetpal.switchboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;

/**
 * A camera as its slot lends it: every picture that is asked of it is timed, and once it is withdrawn it has none. Its frames, and
 * its own thread that tells of them, are its own: who follows it hears of each one as without this.
 */
final class WatchedCamera implements Camera {
    private final Camera camera;
    private final Conduct conduct;
    private volatile Optional<CameraDescription> described = Optional.empty();

    /** Asks it nothing: it is in its slot when its registration returns. */
    WatchedCamera(Camera camera, Conduct conduct) {
        this.camera = camera;
        this.conduct = conduct;
    }

    /** Asked for at every look, and constant. */
    @Override
    public CameraDescription description() {
        Optional<CameraDescription> known = described;
        if (known.isPresent()) {
            return known.get();
        }
        CameraDescription first = conduct.ask(() -> given(camera.description(), "no description"), Inferences.none());
        described = Optional.of(first);
        return first;
    }

    /** That there is none yet shows nothing. */
    @Override
    public Optional<Frame> latest() {
        return asked(
                () -> given(camera.latest(), "no answer"),
                (frame, nanos) -> frame.isPresent() ? List.of(nanos) : List.of(),
                Optional.empty());
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        return asked(() -> given(camera.onFrame(listener), "no subscription"), Inferences.none(), () -> {});
    }

    @Override
    public Map<String, String> controls() {
        return asked(() -> given(camera.controls(), "no controls"), Inferences.none(), Map.of());
    }

    @Override
    public void adjust(Map<String, String> wished) {
        asked(
                () -> {
                    camera.adjust(wished);
                    return this;
                },
                Inferences.none(),
                this);
    }

    private static <R> R given(R answer, String lack) {
        return Objects.requireNonNull(answer, () -> "it gave " + lack);
    }

    /** Whoever leased it a moment before it went sees what he would see without it. */
    private <R> R asked(Supplier<R> question, Inferences<R> inferences, R withoutIt) {
        try {
            return conduct.ask(question, inferences);
        } catch (RuntimeException | LinkageError e) {
            if (conduct.leases().closed()) {
                return withoutIt;
            }
            throw e;
        }
    }
}
