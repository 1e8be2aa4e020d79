package org.lepetpal.camera.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lepetpal.api.vision.CameraDescription;

/** A network camera that sends JPEGs without end over HTTP, as most small ones and many programs do. */
final class HttpSource implements PictureSource {
    /** It is asked more often than it delivers, and then waits. */
    private static final double HASTE = 1.5;
    /** Few network cameras give as much as is wished; one that gives less than this part of it is not taken at its word. */
    private static final double LEAST_OF_WISH = 0.5;

    private final HttpStream stream;
    private final PartReader parts;
    private final CameraDescription description;
    private final double wishedRate;
    private final Patience patience;
    private ByteBuffer picture;

    private HttpSource(
            HttpStream stream, PartReader parts, CameraDescription description, double wishedRate, Patience patience) {
        this.stream = stream;
        this.parts = parts;
        this.description = description;
        this.wishedRate = wishedRate;
        this.patience = patience;
    }

    /**
     * Connects and watches its pictures for a second, since nothing else tells how fast they come.
     *
     * @param wishedRate pictures a second that are wished; it cannot be asked for them
     * @param nanos the robot's time
     * @throws IOException saying what is wrong, with the camera's host but nothing else of its address
     */
    static HttpSource open(String name, URI address, double wishedRate, LongSupplier nanos, Patience patience)
            throws IOException {
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
                CameraDescription description = describe(name, source, parts, wishedRate, nanos);
                return new HttpSource(stream, parts, description, wishedRate, patience);
            } catch (IOException unfit) {
                parts.close();
                throw unfit;
            }
        } catch (IOException unfit) {
            stream.close();
            throw unfit;
        }
    }

    /** Where time stands still, so that nothing can be counted, it is taken to give what is wished. */
    private static CameraDescription describe(
            String name, String source, PartReader parts, double wishedRate, LongSupplier nanos) throws IOException {
        JpegHeader first = JpegHeader.of(parts.next());
        Decoder.requireFitting(source, first.width(), first.height());
        double rate = new RateProbe(nanos).measure(parts::next).orElse(wishedRate);
        return new CameraDescription(name, source, first.width(), first.height(), rate, Optional.empty());
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public String format() {
        return "mjpeg";
    }

    /** What it gave at the beginning, within what is wished: it may have begun slowly, and nobody misses more. */
    @Override
    public double expectedRate() {
        return Math.clamp(description.framesPerSecond(), LEAST_OF_WISH * wishedRate, wishedRate);
    }

    /** No slower where it began slowly: its pictures would pile up later on. */
    @Override
    public Duration pace() {
        return Duration.ofNanos(Math.round(1e9 / Math.max(description.framesPerSecond(), wishedRate) / HASTE));
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
        boolean exposed = JpegDecoder.expose(picture, film);
        if (!exposed && JpegHeader.of(picture).width() > 0) {
            throw new IOException(description.source() + " changes the size of its pictures");
        }
        return exposed;
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
