package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JpegDecoderTest {
    private final Film film = new Film(64, 48);

    @Test
    void aPictureIsDecodedOntoTheFilmAndKeptAsItCame() {
        byte[] jpeg = Jpegs.of(64, 48, 120);

        assertThat(JpegDecoder.expose(Jpegs.direct(jpeg), film)).isTrue();

        assertThat(film.bgr().get(5000) & 0xFF).isBetween(118, 122);
        assertThat(film.jpeg()).contains(ByteBuffer.wrap(jpeg));
    }

    @Test
    void whatAUsbCameraLeavesOutIsPutInForViewers() {
        byte[] whole = Jpegs.of(64, 48, 90);
        byte[] bare = withoutTables(whole);
        assertThat(JpegHeader.of(ByteBuffer.wrap(bare)).hasHuffmanTables()).isFalse();

        assertThat(JpegDecoder.expose(Jpegs.direct(bare), film)).isTrue();

        assertThat(film.bgr().get(5000) & 0xFF).isBetween(88, 92);
        ByteBuffer mended = film.jpeg().orElseThrow();
        assertThat(JpegHeader.of(mended).hasHuffmanTables()).isTrue();
        assertThat(tables(mended)).isEqualTo(tables(ByteBuffer.wrap(whole)));
    }

    @Test
    void theHeadTellsTheSizeBeforeMemoryIsTaken() {
        byte[] jpeg = Jpegs.of(64, 48, 1);
        assertThat(JpegHeader.of(ByteBuffer.wrap(jpeg))).isEqualTo(new JpegHeader(64, 48, true));

        int frame = indexOf(jpeg, 0xC0);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        assertThat(JpegHeader.of(ByteBuffer.wrap(jpeg)).width()).isEqualTo(65535);
        assertThat(JpegDecoder.expose(Jpegs.direct(jpeg), film)).isFalse();
    }

    @Test
    void aHeadThatCouldBeReadInTwoWaysIsRefused() {
        byte[] jpeg = Jpegs.of(64, 48, 1);
        int frame = indexOf(jpeg, 0xC0);
        byte[] segment = Arrays.copyOfRange(jpeg, frame, frame + 2 + length(jpeg, frame));

        assertThat(JpegHeader.of(ByteBuffer.wrap(inserted(jpeg, frame, segment)))
                        .width())
                .as("two frames")
                .isZero();
        assertThat(JpegHeader.of(ByteBuffer.wrap(inserted(jpeg, frame, new byte[] {(byte) 0xFF})))
                        .width())
                .as("a byte that decoders pass over")
                .isZero();
        assertThat(JpegHeader.of(ByteBuffer.wrap(inserted(jpeg, frame, new byte[] {(byte) 0xFF, (byte) 0xD0})))
                        .width())
                .as("a mark without a length")
                .isZero();
    }

    private static byte[] inserted(byte[] jpeg, int at, byte[] piece) {
        return ByteBuffer.allocate(jpeg.length + piece.length)
                .put(jpeg, 0, at)
                .put(piece)
                .put(jpeg, at, jpeg.length - at)
                .array();
    }

    @Test
    void progressivePicturesAreNoCameras() {
        byte[] jpeg = Jpegs.of(64, 48, 1, opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
        assertThat(JpegDecoder.expose(Jpegs.direct(jpeg), film)).isFalse();
    }

    @Test
    void aPictureThatMayHaveAnyNumberOfScansIsNoCameras() {
        byte[] jpeg = Jpegs.of(64, 48, 1);
        jpeg[indexOf(jpeg, 0xDA) + 4] = 1;

        assertThat(JpegHeader.of(ByteBuffer.wrap(jpeg)).width())
                .as("one component of three")
                .isZero();
        assertThat(JpegDecoder.expose(Jpegs.direct(jpeg), film)).isFalse();
    }

    @Test
    @Timeout(60)
    void damagedPicturesAreShownInPartOrRefused() {
        byte[] whole = Jpegs.of(64, 48, 200);
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = whole.clone();
            for (int flip = random.nextInt(8); flip >= 0; flip--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = i % 2 == 0 ? damaged.length : random.nextInt(damaged.length);
            // no exception, and nothing outside the film: the film is checked by the next picture that is whole
            film.wipe();
            JpegDecoder.expose(Jpegs.direct(Arrays.copyOf(damaged, length)), film);
            film.develop();
        }
        film.wipe();
        assertThat(JpegDecoder.expose(Jpegs.direct(whole), film)).isTrue();
        assertThat(film.develop()).isTrue();
        assertThat(film.bgr().get(5000) & 0xFF).isBetween(198, 202);
    }

    @Test
    void pixelsAreDecodedOnceAndNotBeforeSomebodyAsks() {
        film.keepJpeg(Jpegs.direct(Jpegs.of(64, 48, 200)));
        film.keepJpeg(Jpegs.direct(Jpegs.of(64, 48, 100)));
        assertThat(film.bgr().get(5000) & 0xFF)
                .as("of the one that was last put there")
                .isBetween(98, 102);

        film.bgr().put(5000, (byte) 7);
        assertThat(film.bgr().get(5000)).as("as it was left").isEqualTo((byte) 7);
    }

    @Test
    void aPictureWhoseHeadAloneIsRightIsBlackAndSaysSo() {
        byte[] jpeg = Jpegs.of(64, 48, 200);
        Jpegs.spoil(jpeg);
        film.bgr().put(5000, (byte) 7);

        assertThat(JpegDecoder.expose(Jpegs.direct(jpeg), film)).isTrue();

        assertThat(film.develop()).isFalse();
        assertThat(film.bgr().get(5000)).isZero();
        film.wipe();
        assertThat(film.develop()).isTrue();
    }

    private static int indexOf(byte[] jpeg, int kind) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == kind) {
                return i;
            }
        }
        throw new AssertionError("no such segment");
    }

    private static byte[] withoutTables(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(jpeg, 0, 2);
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int length = 2 + length(jpeg, at);
            if ((jpeg[at + 1] & 0xFF) != 0xC4) {
                kept.write(jpeg, at, length);
            }
            at += length;
        }
        kept.write(jpeg, at, jpeg.length - at);
        return kept.toByteArray();
    }

    /** All tables in one, in the order of the standard: each behind its class and number. */
    private static byte[] tables(ByteBuffer jpeg) {
        byte[] bytes = new byte[jpeg.remaining()];
        jpeg.duplicate().get(bytes);
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        int at = 2;
        while ((bytes[at + 1] & 0xFF) != 0xDA) {
            if ((bytes[at + 1] & 0xFF) == 0xC4) {
                tables.write(bytes, at + 4, length(bytes, at) - 2);
            }
            at += 2 + length(bytes, at);
        }
        return tables.toByteArray();
    }

    private static int length(byte[] jpeg, int at) {
        return (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
    }
}
