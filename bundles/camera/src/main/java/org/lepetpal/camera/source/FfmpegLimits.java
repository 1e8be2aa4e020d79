package org.lepetpal.camera.source;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avutil;

/** What keeps FFmpeg within bounds, whatever it is given to read. */
final class FfmpegLimits {
    /** A picture larger than this on a side is no camera's. */
    static final int MAX_SIDE = 3840;

    /** Pictures a second beyond which a rate is a lie. */
    static final double MAX_RATE = 120;

    /** What lies about its size is refused before memory is taken for it. */
    static final Map<String, String> DECODING =
            Map.of("max_pixels", Integer.toString(MAX_SIDE * MAX_SIDE), "threads", "1");

    /**
     * What a file may be. Playlists and scripts are left out: they make FFmpeg open what else lies on the machine.
     */
    static final Map<String, String> FILE = Map.of(
            "protocol_whitelist",
            "file",
            "format_whitelist",
            "mov,mp4,matroska,webm,avi,mpegts,mpeg,mjpeg,flv,ogg,asf,gif,h264,hevc,"
                    + "jpeg_pipe,png_pipe,bmp_pipe,webp_pipe",
            "probesize",
            "5000000",
            "analyzeduration",
            "5000000");

    /** Largest piece of memory that FFmpeg may ask for: a picture of the largest size at 16 bits a channel has less. */
    private static final long MOST_BYTES = 128L << 20;

    private FfmpegLimits() {}

    /** To be called before anything is opened; cheap. Links FFmpeg, which may fail with a {@link LinkageError}. */
    static void apply() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avutil.av_max_alloc(MOST_BYTES);
        avdevice.avdevice_register_all();
    }

    /** To be freed by whoever asks, with what FFmpeg left in it. */
    static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
        return dictionary;
    }
}
