package org.lepetpal.api.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StillFrameTest {
    @Test
    void aBlackOneIsBlackAllOver() {
        StillFrame black = StillFrame.black(4, 2);
        ByteBuffer pixels = black.bgr();
        assertThat(pixels.remaining()).isEqualTo(24);
        assertThat(pixels.isDirect()).isTrue();
        while (pixels.hasRemaining()) {
            assertThat(pixels.get()).isZero();
        }
    }

    @Test
    void whoReadsItDoesNotDisturbOthersAndWritesNothing() {
        StillFrame frame = StillFrame.black(4, 2);
        frame.bgr().position(12);
        assertThat(frame.bgr().position()).isZero();
        assertThat(frame.bgr().isReadOnly()).isTrue();
    }

    @Test
    void itServesHoweverOftenItWasClosed() {
        StillFrame frame = StillFrame.black(1, 1);
        frame.close();
        frame.retain().close();
        frame.close();
        assertThat(frame.bgr().remaining()).isEqualTo(3);
    }

    @Test
    void pixelsBeginWhereTheirBufferStands() {
        ByteBuffer tail =
                ByteBuffer.allocateDirect(5).put((byte) 1).put((byte) 2).put((byte) 3);
        tail.position(2);
        StillFrame frame = new StillFrame(1, 1, tail, 7, 8, Instant.EPOCH);
        assertThat(frame.bgr().position()).isZero();
        assertThat(frame.bgr().get(0)).isEqualTo((byte) 3);
    }

    @Test
    void picturesThatAreNoneAreRefused() {
        ByteBuffer three = ByteBuffer.allocateDirect(3);
        assertThatThrownBy(() -> new StillFrame(2, 1, three, 0, 0, Instant.EPOCH))
                .hasMessage("3 bytes for 2 x 1 pixels");
        assertThatThrownBy(() -> new StillFrame(-1, -1, three, 0, 0, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StillFrame(1, 1, ByteBuffer.allocate(3), 0, 0, Instant.EPOCH))
                .hasMessageContaining("native memory");
    }
}
