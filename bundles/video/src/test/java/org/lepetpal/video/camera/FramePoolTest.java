package org.lepetpal.video.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FramePoolTest {
    private final FramePool pool = new FramePool("camera test", 4, 2, 2);

    @Test
    void theLastHolderGivesTheMemoryBack() {
        PooledFrame frame = frame();
        frame.retain();
        frame.close();
        assertThat(pool.out()).isEqualTo(1);

        frame.close();

        assertThat(pool.out()).isZero();
    }

    @Test
    void aFrameClosedOnceTooOftenSaysSo() {
        PooledFrame frame = frame();
        frame.close();

        assertThatThrownBy(frame::close).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::bgr).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
        assertThat(frame.retainIfOpen()).isFalse();
        assertThat(pool.out()).isZero();
    }

    @Test
    void aPoolThatIsNotGivenBackRunsDryAndNamesItself() {
        frame();
        frame();

        assertThat(pool.take()).isEmpty();
        assertThat(pool).hasToString("camera test: 2 of 2 frames are out");
    }

    @Test
    void pixelsCannotBeWritten() {
        assertThat(frame().bgr().isReadOnly()).isTrue();
    }

    private PooledFrame frame() {
        return new PooledFrame(pool, pool.take().orElseThrow(), 1, 0, Instant.EPOCH);
    }
}
