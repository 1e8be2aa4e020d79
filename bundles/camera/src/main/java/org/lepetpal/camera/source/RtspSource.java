package org.lepetpal.camera.source;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.lepetpal.api.vision.CameraDescription;

/** A network camera that speaks RTSP, over TCP alone, so that no picture is torn and no port has to be open. */
final class RtspSource implements PictureSource {
    private static final Map<String, String> OPTIONS = Map.of(
            "protocol_whitelist", "rtsp,rtsps,tcp,tls,rtp,crypto",
            "rtsp_transport", "tcp",
            "allowed_media_types", "video",
            "timeout", "5000000",
            "fflags", "nobuffer",
            "flags", "low_delay",
            "probesize", "2000000",
            "analyzeduration", "2000000");
    private static final double UNKNOWN_RATE = 25;
    /** It is asked a little more often than it delivers, and then waits. */
    private static final double HASTE = 1.5;

    private final VideoReader reader;
    private final Scaler scaler;
    private final CameraDescription description;
    private final Patience patience;
    private final AVFrame picture = avutil.av_frame_alloc();

    private RtspSource(VideoReader reader, CameraDescription description, Patience patience) {
        this.reader = reader;
        this.scaler = new Scaler(description.source(), description.width(), description.height());
        this.description = description;
        this.patience = patience;
    }

    /** @throws IOException saying what is wrong, with the camera's host but nothing else of its address */
    static RtspSource open(String name, URI address, Patience patience) throws IOException {
        String source = "network camera " + address.getHost();
        VideoReader reader = connect(source, address, patience);
        double rate = reader.rate();
        boolean known = rate > 0 && rate <= FfmpegLimits.MAX_RATE;
        return new RtspSource(
                reader,
                new CameraDescription(
                        name, source, reader.width(), reader.height(), known ? rate : UNKNOWN_RATE, Optional.empty()),
                patience);
    }

    private static VideoReader connect(String source, URI address, Patience patience) throws IOException {
        try {
            return VideoReader.open(new Opening(source, address.toString(), Optional.of("rtsp"), OPTIONS), patience);
        } catch (IOException unreadable) {
            throw patience.isOver() ? new IOException(source + " does not answer", unreadable) : unreadable;
        }
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
        return Duration.ofNanos(Math.round(1e9 / description.framesPerSecond() / HASTE));
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean next(long nowNanos) throws IOException {
        avutil.av_frame_unref(picture);
        if (!reader.next(picture)) {
            throw new IOException(description.source() + " has ended its stream");
        }
        return true;
    }

    @Override
    public boolean expose(Film film) throws IOException {
        long time = picture.best_effort_timestamp();
        if (time != avutil.AV_NOPTS_VALUE) {
            film.stamp(time);
        }
        scaler.scale(picture, film);
        return true;
    }

    @Override
    public void cancel() {
        patience.end();
    }

    @Override
    public void close() {
        avutil.av_frame_free(picture);
        scaler.close();
        reader.close();
    }
}
