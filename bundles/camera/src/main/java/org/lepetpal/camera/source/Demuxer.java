package org.lepetpal.camera.source;

import java.io.IOException;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** FFmpeg's packets of the video in something opened. One caller at a time. */
final class Demuxer implements AutoCloseable {
    private static final int MOST_STREAMS = 16;
    /** Packets of other streams, or empty ones, in a row: who sends only those sends no video. */
    private static final int MOST_STRAY_PACKETS = 1_000;
    /** Linux's ENODEV, as FFmpeg passes it on: a device was unplugged. */
    private static final int GONE = -19;

    private final String source;
    private final AVFormatContext context;
    private final Patience.Asking asking;
    private final AVStream stream;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVPacket incoming = avcodec.av_packet_alloc();

    private Demuxer(String source, AVFormatContext context, Patience.Asking asking, AVStream stream) {
        this.source = source;
        this.context = context;
        this.asking = asking;
        this.stream = stream;
    }

    /** @throws IOException saying that it holds no video */
    static Demuxer open(Opening opening, Patience patience) throws IOException {
        FfmpegLimits.apply();
        Patience.Asking asking = patience.asking();
        AVFormatContext context = avformat.avformat_alloc_context();
        context.interrupt_callback(asking.structure());
        context.max_streams(MOST_STREAMS);
        AVInputFormat format =
                opening.format().map(avformat::av_find_input_format).orElse(null);
        AVDictionary options = FfmpegLimits.dictionary(opening.options());
        try {
            if (avformat.avformat_open_input(context, opening.address(), format, options) < 0) {
                // FFmpeg has freed the context
                throw new IOException(opening.source() + " holds no video that can be read");
            }
            return find(opening, context, asking);
        } catch (IOException unreadable) {
            asking.close();
            throw unreadable;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static Demuxer find(Opening opening, AVFormatContext context, Patience.Asking asking) throws IOException {
        if (opening.isPlain() || probe(context) >= 0) {
            int best = avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
            if (best >= 0) {
                return new Demuxer(opening.source(), context, asking, context.streams(best));
            }
        }
        avformat.avformat_close_input(context);
        throw new IOException(opening.source() + " holds no video that can be read");
    }

    /** Looking into a stream decodes some of it, so that the limits of decoding hold there too. */
    private static int probe(AVFormatContext context) {
        int streams = context.nb_streams();
        AVDictionary[] limits = IntStream.range(0, streams)
                .mapToObj(each -> FfmpegLimits.dictionary(FfmpegLimits.DECODING))
                .toArray(AVDictionary[]::new);
        try (PointerPointer<AVDictionary> each = new PointerPointer<>(Math.max(1, streams))) {
            for (int i = 0; i < streams; i++) {
                each.put(i, limits[i]);
            }
            int code = avformat.avformat_find_stream_info(context, each);
            for (int i = 0; i < streams; i++) {
                avutil.av_dict_free(new AVDictionary(each.get(i)));
            }
            return code;
        }
    }

    /** The video's stream. */
    AVStream stream() {
        return stream;
    }

    /** Pictures a second, as far as FFmpeg can tell; not a number where it cannot. */
    double rate() {
        return avutil.av_q2d(avformat.av_guess_frame_rate(context, stream, null));
    }

    /** Goes on to the next packet of the video; {@link #packet} holds it until there is another one. */
    Step next() throws IOException {
        for (int stray = 0; stray < MOST_STRAY_PACKETS; stray++) {
            int code = avformat.av_read_frame(context, incoming);
            if (code == avutil.AVERROR_EAGAIN()) {
                return Step.NOT_YET;
            }
            if (code == avutil.AVERROR_EOF() || code == GONE) {
                return Step.END;
            }
            if (code < 0) {
                throw new IOException(source + " cannot be read on");
            }
            boolean wanted = incoming.stream_index() == stream.index() && incoming.size() > 0;
            if (wanted) {
                avcodec.av_packet_unref(packet);
                avcodec.av_packet_move_ref(packet, incoming);
                return Step.PACKET;
            }
            avcodec.av_packet_unref(incoming);
        }
        throw new IOException(source + " sends no pictures");
    }

    /** The packet that {@link #next} went on to. */
    AVPacket packet() {
        return packet;
    }

    /** Back to the first picture. */
    void rewind() throws IOException {
        int flags = avformat.AVSEEK_FLAG_BACKWARD;
        long start = stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
        if (avformat.av_seek_frame(context, stream.index(), start, flags) < 0
                && avformat.av_seek_frame(context, stream.index(), 0, flags | avformat.AVSEEK_FLAG_BYTE) < 0) {
            throw new IOException(source + " cannot be read again");
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.av_packet_free(incoming);
        avformat.avformat_close_input(context);
        asking.close();
    }

    /** What reading on brought. */
    enum Step {
        PACKET,
        /** A device that has no picture yet. */
        NOT_YET,
        END
    }
}
