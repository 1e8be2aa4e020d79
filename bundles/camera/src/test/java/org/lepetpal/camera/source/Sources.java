package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.lepetpal.api.vision.Lens;

/** Ways into this package for tests of others. */
public final class Sources {
    private Sources() {}

    public static PictureSource of(Lens lens) {
        return new LensSource("front", lens);
    }

    public static Port port(LensPort port) {
        return port.named("front");
    }

    public static PictureSource file(Path path) throws IOException {
        return FileSource.open("front", path, new Patience());
    }

    /** Goes on and exposes in one. */
    static boolean read(PictureSource source, Film film, long nowNanos) throws IOException {
        return source.next(nowNanos) && source.expose(film);
    }

    /** Reads on another thread until it gives out, and says how. */
    static CompletableFuture<IOException> end(PictureSource source) {
        Film film = film(source);
        return CompletableFuture.supplyAsync(() -> {
            try {
                while (true) {
                    read(source, film, 0);
                }
            } catch (IOException end) {
                return end;
            }
        });
    }

    /** With a JPEG on it of which the head alone is right. */
    public static Film spoilt(int width, int height) {
        byte[] jpeg = Jpegs.of(width, height, 200);
        Jpegs.spoil(jpeg);
        Film film = new Film(width, height);
        JpegDecoder.expose(Jpegs.direct(jpeg), film);
        return film;
    }

    static Film film(PictureSource source) {
        return new Film(source.description().width(), source.description().height());
    }
}
