package org.lepetpal.camera.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** What a web server answers, read through FFmpeg, so that every wait can be ended and no redirection leaves the web. */
final class HttpStream extends InputStream {
    private static final Map<String, String> OPTIONS = Map.of(
            "protocol_whitelist", "http,https,tcp,tls",
            "rw_timeout", "5000000",
            "timeout", "5000000",
            "max_redirects", "3",
            "reconnect", "0",
            "multiple_requests", "0",
            "user_agent", "LePetPal");
    private static final int BUFFER = 32 * 1024;

    private final String source;
    private final AVIOContext context;
    private final Patience.Asking asking;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;

    private HttpStream(String source, AVIOContext context, Patience.Asking asking) {
        this.source = source;
        this.context = context;
        this.asking = asking;
    }

    /**
     * Asks for a page.
     *
     * @param source what it is, for people
     * @throws IOException saying that nothing came of it
     */
    static HttpStream open(String source, URI address, Patience patience) throws IOException {
        FfmpegLimits.apply();
        Patience.Asking asking = patience.asking();
        AVIOContext context = new AVIOContext(null);
        AVDictionary options = FfmpegLimits.dictionary(OPTIONS);
        try {
            int code = avformat.avio_open2(
                    context, address.toString(), avformat.AVIO_FLAG_READ, asking.structure(), options);
            if (code < 0) {
                asking.close();
                throw new IOException(source + " " + complaint(code));
            }
            return new HttpStream(source, context, asking);
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static String complaint(int code) {
        if (code == avutil.AVERROR_HTTP_UNAUTHORIZED || code == avutil.AVERROR_HTTP_FORBIDDEN) {
            return "wants another user or password";
        }
        return code == avutil.AVERROR_HTTP_NOT_FOUND ? "has no such page" : "does not answer";
    }

    /** The content type as it was sent; empty when none was. */
    Optional<String> type() {
        try (PointerPointer<BytePointer> found = new PointerPointer<>(1);
                BytePointer name = new BytePointer("mime_type")) {
            if (avutil.av_opt_get(context, name, avutil.AV_OPT_SEARCH_CHILDREN, found) < 0) {
                return Optional.empty();
            }
            BytePointer text = new BytePointer(found.get(0));
            try {
                return Optional.of(text.getString()).filter(type -> !type.isBlank());
            } finally {
                avutil.av_free(text);
            }
        }
    }

    @Override
    public int read() throws IOException {
        if (at == filled && !fill()) {
            return -1;
        }
        return buffer[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = avformat.avio_read_partial(context, buffer, buffer.length);
        if (count == avutil.AVERROR_EOF() || count == 0) {
            return false;
        }
        if (count < 0) {
            throw new IOException(source + " broke off");
        }
        at = 0;
        filled = count;
        return true;
    }

    @Override
    public void close() {
        avformat.avio_closep(context);
        asking.close();
    }
}
