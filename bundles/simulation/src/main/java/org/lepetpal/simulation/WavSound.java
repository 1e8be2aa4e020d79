package org.lepetpal.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * A WAV file (RIFF, PCM 16 bit) that has been looked through.
 *
 * @param duration how long it sounds
 */
record WavSound(Duration duration) {
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746D66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** @throws IOException when it is no such file; the message says why */
    static WavSound of(byte[] wav) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        if (wav.length < HEADER || file.getInt(0) != RIFF || file.getInt(8) != WAVE) {
            throw new IOException("not a WAV file");
        }
        long bytesPerSecond = 0;
        int at = HEADER;
        while (at + CHUNK_HEADER <= wav.length) {
            int kind = file.getInt(at);
            long length = Integer.toUnsignedLong(file.getInt(at + 4));
            int body = at + CHUNK_HEADER;
            if (kind == FORMAT) {
                bytesPerSecond = bytesPerSecond(file, body, length);
            } else if (kind == DATA && bytesPerSecond > 0) {
                // Streams that did not know their length when they began write a length that is too large.
                long bytes = Math.min(length, wav.length - body);
                return new WavSound(Duration.ofNanos(bytes * 1_000_000_000L / bytesPerSecond));
            }
            long next = body + length + (length & 1);
            if (next > wav.length) {
                break;
            }
            at = (int) next;
        }
        throw new IOException("the WAV file has no sound in it");
    }

    private static long bytesPerSecond(ByteBuffer file, int body, long length) throws IOException {
        if (length < 16 || body + 16 > file.capacity()) {
            throw new IOException("the WAV file's format is cut off");
        }
        int coding = Short.toUnsignedInt(file.getShort(body));
        int channels = Short.toUnsignedInt(file.getShort(body + 2));
        long rate = Integer.toUnsignedLong(file.getInt(body + 4));
        int bits = Short.toUnsignedInt(file.getShort(body + 14));
        if (coding != PCM || bits != 16 || channels < 1 || rate < 1) {
            throw new IOException("the WAV file is not PCM of 16 bit");
        }
        return rate * channels * 2;
    }
}
