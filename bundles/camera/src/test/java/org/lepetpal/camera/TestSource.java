package org.lepetpal.camera;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.camera.source.Film;
import org.lepetpal.camera.source.PictureSource;

/** Thirty pictures a second, as long as it is told to. */
final class TestSource implements PictureSource {
    boolean silent;
    boolean frozen;
    boolean clockStands;
    boolean broken;
    boolean pulled;
    int every = 1;
    private int asked;
    int closed;
    private byte shade;
    int waits;
    Runnable wait = () -> {};
    /** What reading a picture takes. */
    Runnable effort = () -> {};

    @Override
    public CameraDescription description() {
        return new CameraDescription("front", "test camera", 8, 4, 30, Optional.empty());
    }

    @Override
    public String format() {
        return "mjpeg, yuvj422p";
    }

    @Override
    public Duration pace() {
        return Duration.ofNanos(33_333_333);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void await() {
        waits++;
        wait.run();
    }

    @Override
    public boolean next(long nowNanos) throws IOException {
        effort.run();
        if (pulled) {
            throw new IOException("test camera was unplugged");
        }
        return !silent && asked++ % every == 0;
    }

    @Override
    public boolean expose(Film film) {
        if (!frozen) {
            shade++;
        }
        film.bgr().put(0, shade);
        film.stamp(clockStands ? 7 : asked);
        return !broken;
    }

    @Override
    public void cancel() {
        // whoever makes it wait ends that, too
    }

    @Override
    public void close() {
        closed++;
    }
}
