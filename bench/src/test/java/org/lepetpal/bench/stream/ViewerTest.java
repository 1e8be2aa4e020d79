package org.lepetpal.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private final Viewer viewer = new Viewer();

    @Test
    void picturesAreCountedHoweverTheirBytesCome() {
        byte[] stream = ("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
                        + part("x".repeat(1_000), "1.5") + part("y\r\n\r\nContent-Length: 7", "2.5") + part("z", "3"))
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < stream.length; at += 7) {
            viewer.take(ByteBuffer.wrap(stream, at, Math.min(7, stream.length - at)), true);
        }
        assertThat(viewer.pictures()).isEqualTo(3);
        assertThat(viewer.bytes()).isEqualTo(1_000 + 22 + 1);
        assertThat(viewer.gaps()).hasSize(2);
        assertThat(viewer.lateness()).hasSize(3);
    }

    @Test
    void theTimeInThePictureGoesBeforeTheOneInTheHeaders() {
        long now = Instant.now().toEpochMilli();
        take(part("..TS=" + now + "000000 and more", "1.5"), true);
        assertThat(viewer.lateness().getFirst()).isBetween(0.0, 5_000.0);
    }

    @Test
    void beforeItCountsNothingIsCounted() {
        take(part("a", "1"), false);
        take(part("b", "2"), true);
        assertThat(viewer.pictures()).isEqualTo(1);
        assertThat(viewer.gaps()).hasSize(1);
    }

    private void take(String text, boolean counting) {
        viewer.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), counting);
    }

    private static String part(String picture, String time) {
        return "--frame\r\nContent-Type: image/jpeg\r\ncontent-length: " + picture.length() + "\r\nX-Timestamp: " + time
                + "\r\n\r\n" + picture + "\r\n";
    }
}
