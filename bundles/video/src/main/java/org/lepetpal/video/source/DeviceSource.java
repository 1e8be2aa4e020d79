package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.lepetpal.api.vision.CameraDescription;

/** A USB camera, read by Video4Linux through FFmpeg. */
final class DeviceSource implements PictureSource {
    /**
     * AVFMT_FLAG_NONBLOCK, for which FFmpeg's options have no word: else a camera that falls silent would keep the reading
     * thread for good.
     */
    static final String NONBLOCK = "+" + AVFormatContext.AVFMT_FLAG_NONBLOCK;

    private final Grabber grabber;
    private final CameraDescription description;
    private Thread reader;
    private boolean cancelled;

    private DeviceSource(Grabber grabber, CameraDescription description) {
        this.grabber = grabber;
        this.description = description;
    }

    /**
     * Opens a camera, in MJPEG where it can, since few USB cameras give 720p at 30 pictures a second in any other way.
     *
     * @throws IOException saying what is wrong with the device
     */
    static DeviceSource open(String name, Path device, int width, int height) throws IOException {
        String source = "USB camera " + device.getFileName();
        if (!Files.exists(device)) {
            throw new IOException(source + " is not plugged in");
        }
        if (!Files.isReadable(device)) {
            throw new IOException(source + " may not be opened: add the user to the group video");
        }
        Grabber grabber = grab(source, device, width, height);
        return new DeviceSource(
                grabber,
                new CameraDescription(
                        name, source, grabber.width(), grabber.height(), grabber.framesPerSecond(), Optional.empty()));
    }

    /** The first camera that opens; many have further device files that give no pictures. */
    static DeviceSource openFirst(String name, int width, int height) throws IOException {
        IOException why =
                new IOException("no USB camera is plugged in; plug one in, or set CAMERA to sim, none or file:PATH");
        for (int i = 0; i <= Source.MAX_NUMBER; i++) {
            Path device = Path.of("/dev/video" + i);
            if (Files.exists(device)) {
                try {
                    return open(name, device, width, height);
                } catch (IOException next) {
                    why = next;
                }
            }
        }
        throw why;
    }

    private static Grabber grab(String source, Path device, int width, int height) throws IOException {
        try {
            return Grabber.open(
                    source, grabber(device, width, height), Map.of("input_format", "mjpeg", "fflags", NONBLOCK));
        } catch (IOException notMjpeg) {
            try {
                return Grabber.open(source, grabber(device, width, height), Map.of("fflags", NONBLOCK));
            } catch (IOException unusable) {
                unusable.addSuppressed(notMjpeg);
                throw new IOException(source + " gives no pictures, or another program uses it", unusable);
            }
        }
    }

    private static FFmpegFrameGrabber grabber(Path device, int width, int height) {
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(device.toString());
        grabber.setFormat("v4l2");
        grabber.setImageWidth(width);
        grabber.setImageHeight(height);
        return grabber;
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public boolean read(ByteBuffer bgr, long nowNanos) throws IOException {
        begin();
        try {
            Frame picture = grabber.next().orElseThrow(() -> new IOException(description.source() + " was unplugged"));
            grabber.copy(picture, bgr);
            return true;
        } finally {
            end();
        }
    }

    private synchronized void begin() throws IOException {
        if (cancelled) {
            throw new IOException(description.source() + " is being closed");
        }
        reader = Thread.currentThread();
    }

    private synchronized void end() {
        reader = null;
        if (cancelled) {
            // meant for this read, which is over
            Thread.interrupted();
        }
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (reader != null && reader != Thread.currentThread()) {
            // FFmpegFrameGrabber sleeps between its looks at a device that is not ready, and an interrupt ends that
            reader.interrupt();
        }
    }

    @Override
    public void close() {
        grabber.close();
    }
}
