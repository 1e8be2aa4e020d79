package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
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

    private final Grabber grabber;
    private final CameraDescription description;
    private final long periodNanos;
    /** The next picture, when it is due, and its own time stamp. */
    private Frame ahead;

    private boolean playing;
    private long dueNanos;
    private long stampNanos;

    private FileSource(Grabber grabber, CameraDescription description, Frame first) {
        this.grabber = grabber;
        this.description = description;
        this.periodNanos = Math.round(1e9 / description.framesPerSecond());
        this.ahead = first;
        this.stampNanos = first.timestamp * 1000;
    }

    /** @throws IOException saying what is wrong with the file, without its path */
    static FileSource open(String name, Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IOException("the video file " + path.getFileName() + " does not exist or cannot be read");
        }
        String source = "video file " + path.getFileName();
        Grabber grabber = Grabber.open(
                source,
                new FFmpegFrameGrabber(path.toFile()),
                Map.of("protocol_whitelist", "file", "probesize", "5000000"));
        try {
            Optional<Frame> first = grabber.next();
            if (first.isEmpty()) {
                throw new IOException(source + " holds no picture");
            }
            return new FileSource(
                    grabber,
                    new CameraDescription(
                            name,
                            source,
                            grabber.width(),
                            grabber.height(),
                            grabber.framesPerSecond(),
                            Optional.empty()),
                    first.get());
        } catch (IOException broken) {
            grabber.close();
            throw broken;
        }
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public boolean read(ByteBuffer bgr, long nowNanos) throws IOException {
        if (!playing || nowNanos - dueNanos > MOST_BEHIND_NANOS) {
            playing = true;
            dueNanos = nowNanos;
        }
        boolean any = false;
        // Half a period of tolerance: beats and time stamps run at the same rate and would else take turns in being
        // first.
        while (nowNanos - dueNanos >= -periodNanos / 2) {
            grabber.copy(ahead, bgr);
            any = true;
            advance();
        }
        return any;
    }

    private void advance() throws IOException {
        Optional<Frame> next = grabber.next();
        if (next.isEmpty()) {
            grabber.rewind();
            ahead = grabber.next().orElseThrow(() -> new IOException(description.source() + " holds no picture"));
            dueNanos += periodNanos;
        } else {
            ahead = next.get();
            long step = ahead.timestamp * 1000 - stampNanos;
            // time stamps that stand still, go back or leap are a damaged file's
            dueNanos += step >= SHORTEST_STEP_NANOS && step <= LONGEST_STEP_NANOS ? step : periodNanos;
        }
        stampNanos = ahead.timestamp * 1000;
    }

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public void cancel() {
        // reading a file takes no longer than decoding a picture
    }

    @Override
    public void close() {
        grabber.close();
    }
}
