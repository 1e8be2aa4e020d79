package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of network cameras with flipped bits, exchanged pieces and early ends: pictures or a refusal, and never anything else. */
@Timeout(60)
class PartReaderFuzzTest {
    private static final int ROUNDS = 5_000;
    private static final int PARTS = 4;

    @Test
    void whateverComesItIsPicturesOrAnEnd() throws IOException {
        Random random = new Random(31);
        byte[] whole = stream();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(whole, random);
            try (PartReader reader = new PartReader("network camera", new ByteArrayInputStream(damaged))) {
                // a stream of so many bytes has no more parts than that
                for (int part = 0; part < damaged.length; part++) {
                    assertThat(reader.next().remaining()).isLessThanOrEqualTo(damaged.length);
                }
                fail("a stream of %d bytes does not end", damaged.length);
            } catch (IOException end) {
                assertThat(end.getMessage()).startsWith("network camera ");
            }
        }
    }

    @Test
    void unharmedItIsAllPictures() throws IOException {
        try (PartReader reader = new PartReader("network camera", new ByteArrayInputStream(stream()))) {
            for (int part = 0; part < PARTS; part++) {
                assertThat(reader.next().remaining()).isEqualTo(picture().length);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bad = whole.clone();
        for (int flips = random.nextInt(12); flips >= 0; flips--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        if (random.nextInt(3) == 0) {
            int length = random.nextInt(200);
            int from = random.nextInt(bad.length - length);
            int to = random.nextInt(bad.length - length);
            System.arraycopy(whole, from, bad, to, length);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
    }

    /** Half of the parts say how long they are. */
    private static byte[] stream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int part = 0; part < PARTS; part++) {
            String length = part % 2 == 0 ? "Content-Length: " + picture().length + "\r\n" : "";
            out.writeBytes(
                    ("--frame\r\nContent-Type: image/jpeg\r\n" + length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(picture());
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static byte[] picture() {
        byte[] picture = new byte[300];
        Arrays.fill(picture, (byte) 7);
        picture[0] = (byte) 0xFF;
        picture[1] = (byte) 0xD8;
        picture[298] = (byte) 0xFF;
        picture[299] = (byte) 0xD9;
        return picture;
    }
}
