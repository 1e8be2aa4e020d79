package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.lepetpal.api.vision.CameraDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of pictures, each shown for a second, by name, over and over. The first one decides the size; those of another
 * size and those that cannot be read are left out.
 */
final class FolderSource implements PictureSource {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);
    /** FFmpeg's formats by the ends of names; guessing would let a file be something else than it seems. */
    private static final Map<String, String> KINDS =
            Map.of("jpg", "jpeg_pipe", "jpeg", "jpeg_pipe", "png", "png_pipe", "bmp", "bmp_pipe", "webp", "webp_pipe");

    private static final int MOST_PICTURES = 100_000;
    /** Slides are given again and again, so that whoever comes in between need not wait for the next one. */
    private static final double RATE = 10;

    private static final long SLIDE_NANOS = 1_000_000_000L;

    private final List<Path> pictures;
    private final Patience patience;
    private final AVFrame slide = avutil.av_frame_alloc();
    private final CameraDescription description;
    private final Scaler scaler;
    private final String format;
    private int shown;
    private long sinceNanos;
    private boolean begun;

    private FolderSource(String name, String source, List<Path> pictures, Patience patience) throws IOException {
        this.pictures = pictures;
        this.patience = patience;
        this.format = load(source);
        this.description = new CameraDescription(name, source, slide.width(), slide.height(), RATE, Optional.empty());
        this.scaler = new Scaler(source, slide.width(), slide.height());
    }

    /** @throws IOException saying what is wrong with the folder, without its path */
    static FolderSource open(String name, Path folder, Patience patience) throws IOException {
        String source = "folder " + folder.getFileName();
        List<Path> pictures = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, picture -> kind(picture).isPresent())) {
            for (Path picture : found) {
                if (pictures.size() < MOST_PICTURES) {
                    pictures.add(picture);
                }
            }
        } catch (IOException unreadable) {
            throw new IOException(source + " cannot be read", unreadable);
        }
        Collections.sort(pictures);
        return new FolderSource(name, source, pictures, patience);
    }

    private static Optional<String> kind(Path picture) {
        String name = picture.getFileName().toString();
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(KINDS.get(end));
    }

    /** Loads the first picture that can be read, and says how its pixels are. */
    private String load(String source) throws IOException {
        for (shown = 0; shown < pictures.size(); shown++) {
            Optional<String> pixels = load(pictures.get(shown));
            if (pixels.isPresent()) {
                return pixels.get();
            }
        }
        avutil.av_frame_free(slide);
        throw new IOException(source + " holds no picture that can be read");
    }

    private Optional<String> load(Path picture) {
        String source = "picture " + picture.getFileName();
        try (VideoReader reader =
                VideoReader.open(new Opening(source, "file:" + picture, kind(picture), FfmpegLimits.FILE), patience)) {
            avutil.av_frame_unref(slide);
            return reader.next(slide) ? Optional.of(reader.format()) : Optional.empty();
        } catch (IOException broken) {
            LOG.debug("{} is left out", source, broken);
            return Optional.empty();
        }
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public Duration pace() {
        return Duration.ofNanos(Math.round(1e9 / RATE));
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean next(long nowNanos) throws IOException {
        if (!begun) {
            begun = true;
            sinceNanos = nowNanos;
        } else if (nowNanos - sinceNanos >= SLIDE_NANOS) {
            sinceNanos = nowNanos;
            turn();
        }
        return true;
    }

    private void turn() throws IOException {
        for (int i = 0; i < pictures.size(); i++) {
            shown = (shown + 1) % pictures.size();
            if (load(pictures.get(shown)).isPresent()
                    && slide.width() == description.width()
                    && slide.height() == description.height()) {
                return;
            }
        }
        throw new IOException(description.source() + " holds no picture that can be read");
    }

    @Override
    public boolean expose(Film film) throws IOException {
        scaler.scale(slide, film);
        return true;
    }

    @Override
    public void cancel() {
        patience.end();
    }

    @Override
    public void close() {
        avutil.av_frame_free(slide);
        scaler.close();
    }
}
