package org.lepetpal.video.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lepetpal.api.vision.CameraDescription;

/** A network camera that sends JPEGs without end over HTTP, as most small ones and many programs do. */
final class HttpSource implements PictureSource {
    /** From so many pictures at the beginning the rate is taken, since nothing else tells it. */
    private static final int SAMPLE = 10;

    private static final double UNKNOWN_RATE = 15;
    private static final double SLOWEST_RATE = 0.5;
    /** It is asked a little more often than it delivers, and then waits. */
    private static final double HASTE = 1.5;

    private final HttpStream stream;
    private final PartReader parts;
    private final CameraDescription description;
    private final Patience patience;
    private ByteBuffer picture;

    private HttpSource(HttpStream stream, PartReader parts, CameraDescription description, Patience patience) {
        this.stream = stream;
        this.parts = parts;
        this.description = description;
        this.patience = patience;
    }

    /**
     * Connects and watches the first few pictures.
     *
     * @param nanos the robot's time
     * @throws IOException saying what is wrong, with the camera's host but nothing else of its address
     */
    static HttpSource open(String name, URI address, LongSupplier nanos, Patience patience) throws IOException {
        String source = "network camera " + address.getHost();
        HttpStream stream = HttpStream.open(source, address, patience);
        try {
            String type = stream.type().orElse("nothing known");
            if (!PartReader.reads(type)) {
                throw new IOException(source + " sends " + PartReader.word(type) + " instead of pictures without end"
                        + " (multipart/x-mixed-replace)");
            }
            PartReader parts = new PartReader(source, stream);
            try {
                return new HttpSource(stream, parts, describe(name, source, parts, nanos), patience);
            } catch (IOException unfit) {
                parts.close();
                throw unfit;
            }
        } catch (IOException unfit) {
            stream.close();
            throw unfit;
        }
    }

    private static CameraDescription describe(String name, String source, PartReader parts, LongSupplier nanos)
            throws IOException {
        JpegHeader first = JpegHeader.of(parts.next());
        Decoder.requireFitting(source, first.width(), first.height());
        return new CameraDescription(name, source, first.width(), first.height(), rate(parts, nanos), Optional.empty());
    }

    private static double rate(PartReader parts, LongSupplier nanos) throws IOException {
        parts.next();
        long begun = nanos.getAsLong();
        int count = 0;
        while (count < SAMPLE && nanos.getAsLong() - begun < 1_000_000_000L) {
            parts.next();
            count++;
        }
        long passed = nanos.getAsLong() - begun;
        double rate = passed > 0 ? count * 1e9 / passed : UNKNOWN_RATE;
        return Math.clamp(rate, SLOWEST_RATE, FfmpegLimits.MAX_RATE);
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return "mjpeg";
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
        picture = parts.next();
        return true;
    }

    @Override
    public boolean expose(Film film) throws IOException {
        JpegHeader header = JpegHeader.of(picture);
        if (header.width() > 0 && (header.width() != description.width() || header.height() != description.height())) {
            throw new IOException(description.source() + " changes the size of its pictures");
        }
        return JpegDecoder.expose(picture, film);
    }

    @Override
    public void cancel() {
        patience.end();
    }

    @Override
    public void close() {
        parts.close();
        stream.close();
    }
}
