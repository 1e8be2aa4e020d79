package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** FFmpeg, reading BGR pictures from something opened. Its messages never hold a path. One caller at a time. */
final class Grabber implements AutoCloseable {
    /** A picture larger than this on a side is no camera's. */
    static final int MAX_SIDE = 3840;

    private static final double MAX_RATE = 120;

    private final String source;
    private final FFmpegFrameGrabber grabber;
    private final int width;
    private final int height;
    private final double framesPerSecond;

    private Grabber(String source, FFmpegFrameGrabber grabber, int width, int height, double framesPerSecond) {
        this.source = source;
        this.grabber = grabber;
        this.width = width;
        this.height = height;
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * @param source what it is, for people
     * @param grabber not started
     * @param options of FFmpeg
     * @throws IOException saying what is wrong with it
     */
    static Grabber open(String source, FFmpegFrameGrabber grabber, Map<String, String> options) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        options.forEach(grabber::setOption);
        grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
        // what lies about its size is refused before memory is taken for it
        grabber.setVideoOption("max_pixels", Integer.toString(MAX_SIDE * MAX_SIDE));
        try {
            grabber.start(true);
            int width = grabber.getImageWidth();
            int height = grabber.getImageHeight();
            double rate = grabber.getVideoFrameRate();
            if (!grabber.hasVideo() || width < 1 || height < 1) {
                throw new IOException(source + " holds no video");
            }
            if (width > MAX_SIDE || height > MAX_SIDE) {
                throw new IOException(source + " has pictures of " + width + "x" + height + "; at most " + MAX_SIDE
                        + " pixels a side are allowed");
            }
            if (!(rate > 0 && rate <= MAX_RATE)) {
                throw new IOException("%s has %.4g pictures a second; more than 0 and up to %.0f are allowed"
                        .formatted(source, rate, MAX_RATE));
            }
            return new Grabber(source, grabber, width, height, rate);
        } catch (FrameGrabber.Exception unreadable) {
            release(grabber);
            throw new IOException(source + " holds no video that can be read", unreadable);
        } catch (IOException unfit) {
            release(grabber);
            throw unfit;
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }

    /**
     * Decodes the next picture.
     *
     * @return valid until the next call; empty at the end
     * @throws IOException when it cannot be read on, or its pictures change their size
     */
    Optional<Frame> next() throws IOException {
        Frame picture;
        try {
            picture = grabber.grabImage();
        } catch (FrameGrabber.Exception broken) {
            throw new IOException(source + " cannot be read on", broken);
        }
        if (picture != null && (picture.imageWidth != width || picture.imageHeight != height)) {
            throw new IOException(source + " changes the size of its pictures");
        }
        return Optional.ofNullable(picture);
    }

    /** Back to the first picture. */
    void rewind() throws IOException {
        try {
            grabber.restart();
        } catch (FrameGrabber.Exception broken) {
            throw new IOException(source + " cannot be read again", broken);
        }
    }

    /** Copies rows that may be padded into rows that are not. */
    void copy(Frame picture, ByteBuffer bgr) throws IOException {
        if (!(picture.image[0] instanceof ByteBuffer pixels)) {
            throw new IOException(source + " gives no picture of 8 bits a channel");
        }
        int row = width * 3;
        if (picture.imageStride == row) {
            bgr.put(0, pixels, 0, row * height);
            return;
        }
        for (int y = 0; y < height; y++) {
            bgr.put(y * row, pixels, y * picture.imageStride, row);
        }
    }

    @Override
    public void close() {
        release(grabber);
    }

    private static void release(FFmpegFrameGrabber grabber) {
        try {
            grabber.release();
        } catch (FrameGrabber.Exception ignored) {
            // what could not be opened, or is gone, has nothing left to give back
        }
    }
}
