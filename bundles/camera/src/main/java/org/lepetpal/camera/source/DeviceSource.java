package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.lepetpal.api.vision.CameraDescription;

/** A USB camera, read by Video4Linux through FFmpeg. */
final class DeviceSource implements PictureSource {
    /**
     * AVFMT_FLAG_NONBLOCK, for which FFmpeg's options have no word: else a camera that falls silent would keep the reading
     * thread for good.
     */
    static final String NONBLOCK = "+" + AVFormatContext.AVFMT_FLAG_NONBLOCK;

    /** How long a picture may lie in the driver where it cannot be waited for; asking costs some 10 µs. */
    private static final Duration PACE = Duration.ofMillis(2);
    /** Whoever ends the camera waits as long at the most. */
    private static final Duration WAIT = Duration.ofMillis(100);
    /** Many cameras give fewer pictures in the dark, or do not say how many. */
    private static final double UNKNOWN_RATE = 30;
    /** After a stall the driver holds a few old pictures, which nobody wants any more. */
    private static final int MOST_WAITING = 8;

    private final Demuxer demuxer;
    private final Decoder decoder;
    private final Scaler scaler;
    private final CameraDescription description;
    private final Patience patience;
    private final Optional<DeviceWire> wire;
    private final Optional<DeviceControls> controls;

    private DeviceSource(
            Demuxer demuxer, Decoder decoder, CameraDescription description, Path device, Patience patience) {
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.scaler = new Scaler(description.source(), description.width(), description.height());
        this.description = description;
        this.patience = patience;
        this.wire = DeviceWire.of(device);
        this.controls = wire.map(DeviceControls::new);
    }

    /**
     * Opens a camera, in MJPEG where it can, since few USB cameras give 720p at 30 pictures a second in any other way.
     *
     * @param wish what is asked of it; it gives what it can
     * @throws IOException saying what is wrong with the device
     */
    static DeviceSource open(String name, Path device, DeviceWish wish, Patience patience) throws IOException {
        String source = "USB camera " + device.getFileName();
        if (!Files.exists(device)) {
            throw new IOException(source + " is not plugged in");
        }
        if (!Files.isReadable(device)) {
            throw new IOException(source + " may not be opened: add the user to the group video");
        }
        Map<String, String> options = new HashMap<>();
        options.put("fflags", NONBLOCK);
        options.put("video_size", wish.width() + "x" + wish.height());
        options.put("framerate", Integer.toString(wish.rate()));
        try {
            options.put("input_format", "mjpeg");
            return open(name, source, device, options, patience);
        } catch (IOException notMjpeg) {
            options.remove("input_format");
            try {
                return open(name, source, device, options, patience);
            } catch (IOException unusable) {
                unusable.addSuppressed(notMjpeg);
                throw new IOException(source + " gives no pictures, or another program uses it", unusable);
            }
        }
    }

    private static DeviceSource open(
            String name, String source, Path device, Map<String, String> options, Patience patience)
            throws IOException {
        Demuxer demuxer = Demuxer.open(new Opening(source, device.toString(), Optional.of("v4l2"), options), patience);
        try {
            Decoder decoder = Decoder.of(source, demuxer.stream());
            double rate = demuxer.rate();
            boolean known = rate > 0 && rate <= FfmpegLimits.MAX_RATE;
            CameraDescription description = new CameraDescription(
                    name, source, decoder.width(), decoder.height(), known ? rate : UNKNOWN_RATE, Optional.empty());
            return new DeviceSource(demuxer, decoder, description, device, patience);
        } catch (IOException unfit) {
            demuxer.close();
            throw unfit;
        }
    }

    /** The first camera that opens; many have further device files that give no pictures. */
    static DeviceSource openFirst(String name, DeviceWish wish, Patience patience) throws IOException {
        IOException why =
                new IOException("no USB camera is plugged in; plug one in, or set CAMERA to sim, none or file:PATH");
        for (int i = 0; i <= Source.MAX_NUMBER; i++) {
            Path device = Path.of("/dev/video" + i);
            if (Files.exists(device)) {
                try {
                    return open(name, device, wish, patience);
                } catch (IOException next) {
                    why = next;
                }
            }
        }
        throw why;
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return decoder.format();
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void await() {
        if (!patience.isOver()) {
            wire.ifPresent(device -> device.await(WAIT));
        }
    }

    @Override
    public boolean next(long nowNanos) throws IOException {
        boolean any = false;
        for (int i = 0; i < MOST_WAITING && !patience.isOver(); i++) {
            switch (demuxer.next()) {
                case PACKET -> any = true;
                case NOT_YET -> {
                    return any;
                }
                case END -> throw new IOException(description.source() + " was unplugged");
            }
        }
        return any;
    }

    @Override
    public boolean expose(Film film) throws IOException {
        long time = demuxer.packet().pts();
        if (time != avutil.AV_NOPTS_VALUE) {
            film.stamp(time);
        }
        if (decoder.isJpeg()) {
            ByteBuffer jpeg =
                    demuxer.packet().data().limit(demuxer.packet().size()).asByteBuffer();
            return JpegDecoder.expose(jpeg, film);
        }
        decoder.send(demuxer.packet());
        Optional<AVFrame> picture = decoder.receive();
        if (picture.isEmpty()) {
            return false;
        }
        scaler.scale(picture.get(), film);
        return true;
    }

    @Override
    public Map<String, String> controls() {
        return controls.map(DeviceControls::read).orElse(Map.of());
    }

    @Override
    public void adjust(Map<String, String> wished) {
        controls.ifPresent(device -> device.set(wished));
    }

    @Override
    public void cancel() {
        patience.end();
    }

    @Override
    public void close() {
        scaler.close();
        decoder.close();
        demuxer.close();
    }
}
