package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.lepetpal.api.vision.CameraDescription;

/** Pictures from a V4L2 device or a video file, read by FFmpeg. A file starts again at its end. */
final class GrabberSource implements PictureSource {
    /** A picture larger than this on a side is no camera's. */
    private static final int MAX_SIDE = 3840;

    private static final double MAX_RATE = 120;

    private final FFmpegFrameGrabber grabber;
    private final CameraDescription description;
    private final boolean file;

    private GrabberSource(FFmpegFrameGrabber grabber, CameraDescription description, boolean file) {
        this.grabber = grabber;
        this.description = description;
        this.file = file;
    }

    /** @throws IOException saying what is wrong with the file, without its path */
    static GrabberSource openFile(String name, Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IOException("the video file " + path.getFileName() + " does not exist or cannot be read");
        }
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(path.toFile());
        grabber.setOption("protocol_whitelist", "file");
        return open(name, "video file " + path.getFileName(), grabber, true);
    }

    /** @throws IOException saying what is wrong with the device */
    static GrabberSource openDevice(String name, Path device, int width, int height) throws IOException {
        if (!Files.exists(device)) {
            throw new IOException("there is no camera " + device.getFileName());
        }
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(device.toString());
        grabber.setFormat("v4l2");
        grabber.setOption("input_format", "mjpeg");
        grabber.setImageWidth(width);
        grabber.setImageHeight(height);
        return open(name, "USB camera " + device.getFileName(), grabber, false);
    }

    private static GrabberSource open(String name, String source, FFmpegFrameGrabber grabber, boolean file)
            throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
        try {
            grabber.start();
            int width = grabber.getImageWidth();
            int height = grabber.getImageHeight();
            double rate = grabber.getVideoFrameRate();
            if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
                throw new IOException(source + " has pictures of " + width + "x" + height + "; at most " + MAX_SIDE
                        + " pixels a side are allowed");
            }
            if (!(rate > 0 && rate <= MAX_RATE)) {
                throw new IOException(
                        source + " has " + rate + " pictures a second; up to " + MAX_RATE + " are allowed");
            }
            return new GrabberSource(
                    grabber, new CameraDescription(name, source, width, height, rate, Optional.empty()), file);
        } catch (IOException e) {
            close(grabber);
            throw e instanceof FrameGrabber.Exception
                    ? new IOException(source + " holds no video that can be read")
                    : e;
        }
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public void read(ByteBuffer bgr) throws IOException {
        org.bytedeco.javacv.Frame picture = grabber.grabImage();
        if (picture == null && file) {
            grabber.restart();
            picture = grabber.grabImage();
        }
        if (picture == null || picture.image == null || !(picture.image[0] instanceof ByteBuffer pixels)) {
            throw new IOException(description.source() + " gives no picture any more");
        }
        if (picture.imageWidth != description.width() || picture.imageHeight != description.height()) {
            throw new IOException(description.source() + " changed its size");
        }
        copy(pixels.duplicate(), picture.imageStride, bgr);
    }

    /** Copies rows that may be padded into rows that are not. */
    private void copy(ByteBuffer pixels, int stride, ByteBuffer bgr) {
        int row = description.width() * 3;
        for (int y = 0; y < description.height(); y++) {
            bgr.put(y * row, pixels, y * stride, row);
        }
    }

    @Override
    public boolean playsOn() {
        return file;
    }

    @Override
    public void close() {
        close(grabber);
    }

    private static void close(FFmpegFrameGrabber grabber) {
        try {
            grabber.close();
        } catch (FrameGrabber.Exception ignored) {
            // what could not be opened, or is gone, has nothing left to give back
        }
    }
}
