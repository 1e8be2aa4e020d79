package org.lepetpal.camera.source;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Makes pictures of packets. One caller at a time. */
final class Decoder implements AutoCloseable {
    private final String source;
    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();

    private Decoder(String source, AVCodecContext context) {
        this.source = source;
        this.context = context;
    }

    /**
     * @param source what it is, for people
     * @throws IOException saying what about its pictures is not right
     */
    static Decoder of(String source, AVStream stream) throws IOException {
        AVCodecParameters parameters = stream.codecpar();
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (codec == null) {
            throw new IOException(source + " holds no video that can be read");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVDictionary limits = FfmpegLimits.dictionary(FfmpegLimits.DECODING);
        try {
            if (avcodec.avcodec_parameters_to_context(context, parameters) < 0
                    || avcodec.avcodec_open2(context, codec, limits) < 0) {
                throw new IOException(source + " holds no video that can be read");
            }
            requireFitting(source, parameters.width(), parameters.height());
            return new Decoder(source, context);
        } catch (IOException unfit) {
            avcodec.avcodec_free_context(context);
            throw unfit;
        } finally {
            avutil.av_dict_free(limits);
        }
    }

    /** @throws IOException when pictures of that size are none that a camera takes */
    static void requireFitting(String source, int width, int height) throws IOException {
        if (width < 1 || height < 1) {
            throw new IOException(source + " holds no video");
        }
        if (width > FfmpegLimits.MAX_SIDE || height > FfmpegLimits.MAX_SIDE) {
            throw new IOException(source + " has pictures of " + width + "x" + height + "; at most "
                    + FfmpegLimits.MAX_SIDE + " pixels a side are allowed");
        }
    }

    int width() {
        return context.width();
    }

    int height() {
        return context.height();
    }

    /** Whether each packet is a JPEG. */
    boolean isJpeg() {
        return context.codec_id() == avcodec.AV_CODEC_ID_MJPEG;
    }

    /** Codec and kind of pixels, for example {@code h264, yuv420p}. */
    String format() {
        String codec = avcodec.avcodec_get_name(context.codec_id()).getString();
        return Optional.ofNullable(avutil.av_get_pix_fmt_name(context.pix_fmt()))
                .map(BytePointer::getString)
                .map(pixels -> codec + ", " + pixels)
                .orElse(codec);
    }

    /** Takes a packet in; a broken one is passed over. */
    void send(AVPacket packet) {
        avcodec.avcodec_send_packet(context, packet);
    }

    /** No packet will come: what is held back is to be given out. */
    void drain() {
        avcodec.avcodec_send_packet(context, (AVPacket) null);
    }

    /** Forgets everything that was sent. */
    void flush() {
        avcodec.avcodec_flush_buffers(context);
    }

    /**
     * @return the next picture, valid until the next call; empty when packets are needed first
     * @throws IOException when pictures change their size
     */
    Optional<AVFrame> receive() throws IOException {
        if (avcodec.avcodec_receive_frame(context, frame) < 0) {
            return Optional.empty();
        }
        return Optional.of(frame);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }

    @Override
    public String toString() {
        return source;
    }
}
