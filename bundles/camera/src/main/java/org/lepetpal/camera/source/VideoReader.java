package org.lepetpal.camera.source;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg, decoding one video picture by picture. One caller at a time. */
final class VideoReader implements AutoCloseable {
    /** Packets in a row of which nothing could be made: what sends only those is no video. */
    private static final int MOST_BROKEN = 1_000;

    private static final AVRational NANOS = avutil.av_make_q(1, 1_000_000_000);

    private final String source;
    private final Demuxer demuxer;
    private final Decoder decoder;
    private boolean drained;

    private VideoReader(String source, Demuxer demuxer, Decoder decoder) {
        this.source = source;
        this.demuxer = demuxer;
        this.decoder = decoder;
    }

    /** @throws IOException saying what is wrong with it */
    static VideoReader open(Opening opening, Patience patience) throws IOException {
        Demuxer demuxer = Demuxer.open(opening, patience);
        try {
            return new VideoReader(opening.source(), demuxer, Decoder.of(opening.source(), demuxer.stream()));
        } catch (IOException unfit) {
            demuxer.close();
            throw unfit;
        }
    }

    int width() {
        return decoder.width();
    }

    int height() {
        return decoder.height();
    }

    /** Pictures a second; not a number where it is not known. */
    double rate() {
        return demuxer.rate();
    }

    /** Codec and kind of pixels. */
    String format() {
        return decoder.format();
    }

    /**
     * Decodes the next picture.
     *
     * @param into an empty frame, which takes it
     * @return false at the end
     * @throws IOException when it cannot be read on
     */
    boolean next(AVFrame into) throws IOException {
        for (int packets = 0; packets < MOST_BROKEN; packets++) {
            Optional<AVFrame> picture = decoder.receive();
            if (picture.isPresent()) {
                avutil.av_frame_move_ref(into, picture.get());
                return true;
            }
            if (drained) {
                return false;
            }
            feed();
        }
        throw new IOException(source + " holds no picture that can be read");
    }

    private void feed() throws IOException {
        if (demuxer.next() == Demuxer.Step.PACKET) {
            decoder.send(demuxer.packet());
        } else {
            decoder.drain();
            drained = true;
        }
    }

    /** When a picture is to be shown, in nanoseconds from an origin of the video's own. */
    long nanos(AVFrame picture) {
        return avutil.av_rescale_q(
                picture.best_effort_timestamp(), demuxer.stream().time_base(), NANOS);
    }

    /** Back to the first picture. */
    void rewind() throws IOException {
        demuxer.rewind();
        decoder.flush();
        drained = false;
    }

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
    }
}
