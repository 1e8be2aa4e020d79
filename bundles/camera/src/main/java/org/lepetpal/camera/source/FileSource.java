package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.lepetpal.api.vision.CameraDescription;

/**
 * A video file that plays at its own pace, given by the time stamps of its pictures, and starts again at its end. One
 * picture is decoded ahead, so that it is known when it is due.
 */
final class FileSource implements PictureSource {
    /** Behind by more than this it plays on from where it is, instead of racing after the time. */
    private static final long MOST_BEHIND_NANOS = 500_000_000;

    private static final long SHORTEST_STEP_NANOS = 4_000_000;
    private static final long LONGEST_STEP_NANOS = 1_500_000_000;

    private final VideoReader reader;
    private final Scaler scaler;
    private final CameraDescription description;
    private final long periodNanos;
    private final AVFrame current = avutil.av_frame_alloc();
    /** The next picture, when it is due, and its own time stamp. */
    private final AVFrame ahead = avutil.av_frame_alloc();

    private boolean playing;
    private long dueNanos;
    private long stampNanos;

    private FileSource(VideoReader reader, CameraDescription description) {
        this.reader = reader;
        this.scaler = new Scaler(description.source(), description.width(), description.height());
        this.description = description;
        this.periodNanos = Math.round(1e9 / description.framesPerSecond());
    }

    /** @throws IOException saying what is wrong with the file, without its path */
    static FileSource open(String name, Path path, Patience patience) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IOException("the video file " + path.getFileName() + " does not exist or cannot be read");
        }
        String source = "video file " + path.getFileName();
        VideoReader reader =
                VideoReader.open(new Opening(source, "file:" + path, Optional.empty(), FfmpegLimits.FILE), patience);
        double rate = reader.rate();
        if (!(rate > 0 && rate <= FfmpegLimits.MAX_RATE)) {
            reader.close();
            throw new IOException("%s has %.4g pictures a second; more than 0 and up to %.0f are allowed"
                    .formatted(source, rate, FfmpegLimits.MAX_RATE));
        }
        FileSource file = new FileSource(
                reader, new CameraDescription(name, source, reader.width(), reader.height(), rate, Optional.empty()));
        try {
            file.stampNanos = file.decodeAhead();
            return file;
        } catch (IOException empty) {
            file.close();
            throw empty;
        }
    }

    /** @return its time stamp in nanoseconds */
    private long decodeAhead() throws IOException {
        if (!reader.next(ahead)) {
            reader.rewind();
            if (!reader.next(ahead)) {
                throw new IOException(description.source() + " holds no picture");
            }
            // the step back is no step in time
            stampNanos = reader.nanos(ahead) - periodNanos;
        }
        return reader.nanos(ahead);
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return reader.format();
    }

    @Override
    public Duration pace() {
        return Duration.ofNanos(periodNanos);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean next(long nowNanos) throws IOException {
        if (!playing || nowNanos - dueNanos > MOST_BEHIND_NANOS) {
            playing = true;
            dueNanos = nowNanos;
        }
        boolean any = false;
        // Half a period of tolerance: beats and time stamps run at the same rate and would else take turns in being
        // first.
        while (nowNanos - dueNanos >= -periodNanos / 2) {
            avutil.av_frame_unref(current);
            avutil.av_frame_move_ref(current, ahead);
            any = true;
            advance();
        }
        return any;
    }

    private void advance() throws IOException {
        long stamp = decodeAhead();
        long step = stamp - stampNanos;
        // time stamps that stand still, go back or leap are a damaged file's
        dueNanos += step >= SHORTEST_STEP_NANOS && step <= LONGEST_STEP_NANOS ? step : periodNanos;
        stampNanos = stamp;
    }

    @Override
    public boolean expose(Film film) throws IOException {
        scaler.scale(current, film);
        return true;
    }

    @Override
    public void cancel() {
        // reading a file takes no longer than decoding a picture
    }

    @Override
    public void close() {
        avutil.av_frame_free(current);
        avutil.av_frame_free(ahead);
        scaler.close();
        reader.close();
    }
}
