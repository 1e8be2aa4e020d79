package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final long FRAME = 40_000_000;

    private final FakeConnection connection = new FakeConnection();
    private final List<Viewer> gone = new ArrayList<>();
    private final Viewer viewer = new Viewer(connection.async(), connection, new Pace(60), gone::add);

    @Test
    void aPartIsAsTheContractSays() {
        viewer.start();
        viewer.offer(part(0), 0);

        assertThat(new String(connection.written().getFirst().bytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n"
                        + "X-Timestamp: 1700000000.000000\r\n\r\njpeg0\r\n");
    }

    @Test
    void theTimestampHasMicroseconds() {
        assertThat(Part.of(jpeg("x"), Instant.ofEpochSecond(1_700_000_000L, 5_000_999L), 0)
                        .timestamp())
                .isEqualTo("1700000000.005000");
    }

    @Test
    void theSameBytesGoToEveryone() {
        viewer.start();
        Part part = part(0);
        viewer.offer(part, 0);

        assertThat(connection.written().getFirst().bytes()).isSameAs(part.bytes());
    }

    @Test
    void aSlowViewerSeesTheNewestAndDropsTheRest() throws IOException {
        viewer.start();
        connection.takes(1);
        for (int i = 0; i < 10; i++) {
            viewer.offer(part(i), i * FRAME);
        }
        assertThat(shown()).containsExactly(0);

        connection.takes(1);

        assertThat(shown()).containsExactly(0, 9);
        assertThat(viewer.tally()).isEqualTo("2 sent, 8 dropped");
    }

    @Test
    void aViewerThatTakesNothingIsKnownToStall() throws IOException {
        viewer.start();
        connection.takes(0);
        assertThat(viewer.stalledNanos(5 * FRAME)).isZero();
        viewer.offer(part(1), FRAME);
        viewer.offer(part(2), 2 * FRAME);
        assertThat(viewer.stalledNanos(5 * FRAME)).isEqualTo(4 * FRAME);

        connection.takes(1);
        assertThat(viewer.stalledNanos(5 * FRAME)).isZero();
    }

    @Test
    void aBrokenConnectionEndsOnce() {
        viewer.start();
        connection.breaks();
        viewer.offer(part(0), 0);
        viewer.offer(part(1), FRAME);
        viewer.onError(new IOException("again"));

        assertThat(gone).containsExactly(viewer);
        assertThat(connection.completed()).isEqualTo(1);
    }

    @Test
    void picturesBeforeTheConnectionIsOpenWait() {
        viewer.offer(part(3), 0);
        assertThat(connection.written()).isEmpty();

        viewer.start();

        assertThat(shown()).containsExactly(3);
    }

    private List<Integer> shown() {
        return connection.written().stream()
                .map(write -> new String(write.bytes(), StandardCharsets.ISO_8859_1))
                .map(text -> Integer.parseInt(
                        text.substring(text.indexOf("jpeg") + 15).replaceAll("(?s).*jpeg|\\s", "")))
                .toList();
    }

    private static Part part(int number) {
        return Part.of(jpeg("jpeg" + number), Instant.ofEpochSecond(1_700_000_000L), number * FRAME);
    }

    private static Part.Encoded jpeg(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new Part.Encoded() {
            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public void copyTo(byte[] into, int offset) {
                System.arraycopy(bytes, 0, into, offset, bytes.length);
            }
        };
    }
}
