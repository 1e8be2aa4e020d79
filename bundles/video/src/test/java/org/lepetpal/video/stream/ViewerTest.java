package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final long FRAME = 40_000_000;

    private final Stock stock = new Stock();
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
        assertThat(Part.of(stock, jpeg("x"), Instant.ofEpochSecond(1_700_000_000L, 5_000_999L), 0)
                        .timestamp())
                .isEqualTo("1700000000.005000");
    }

    @Test
    void theSameBytesGoToEveryone() {
        viewer.start();
        Part part = part(0);
        viewer.offer(part, 0);

        assertThat(connection.written().getFirst().address())
                .isEqualTo(MemorySegment.ofBuffer(part.whole()).address());
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
    void memoryIsPrintedOnAgainOnlyWhenNobodySendsFromItAnyMore() throws IOException {
        viewer.start();
        connection.takes(1);
        Part part = part(0);
        Sheet sheet = part.sheet();
        viewer.offer(part, 0);
        part.close();
        assertThat(stock.take(10)).as("while the network may still read").isNotSameAs(sheet);

        connection.takes(1);
        viewer.onWritePossible();
        assertThat(stock.take(10)).as("once it is ready for more").isSameAs(sheet);
    }

    @Test
    void memoryOfABrokenConnectionIsPrintedOnAgainOnceTheContainerIsDoneWithIt() throws IOException {
        viewer.start();
        connection.breaks();
        Part part = part(0);
        viewer.offer(part, 0);
        part.close();
        assertThat(connection.completed()).isEqualTo(1);
        assertThat(stock.take(10)).isNotSameAs(part.sheet());

        connection.isOver();
        assertThat(stock.take(10)).isSameAs(part.sheet());
    }

    @Test
    void aPictureThatIsReplacedWhileItWaitsIsLetGo() throws IOException {
        viewer.start();
        connection.takes(0);
        Part part = part(0);
        viewer.offer(part, 0);
        part.close();
        part(1).close();
        Part newer = part(2);
        viewer.offer(newer, 2 * FRAME);
        assertThat(stock.take(10)).isSameAs(part.sheet());
    }

    @Test
    void theStreamIsOpenBeforeThereIsAPicture() {
        viewer.start();
        assertThat(connection.flushed()).isEqualTo(1);

        viewer.offer(part(0), 0);
        viewer.offer(part(1), FRAME);
        assertThat(connection.flushed()).as("pictures need none").isEqualTo(1);
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

    private Part part(int number) {
        return Part.of(stock, jpeg("jpeg" + number), Instant.ofEpochSecond(1_700_000_000L), number * FRAME);
    }

    private static ByteBuffer jpeg(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
