package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.camera.source.Film;

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
    void aFrameClosedOnceTooOftenNamesItsPool() {
        PooledFrame frame = frame();
        frame.close();

        assertThatThrownBy(frame::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("camera test: frame 7 was closed once too often");
        assertThatThrownBy(frame::bgr).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
        assertThat(frame.retainIfOpen()).isFalse();
        assertThat(pool.out()).isZero();
    }

    @Test
    void thereAreNoMoreFramesThanItsCapacity() {
        PooledFrame first = frame();
        PooledFrame second = frame();

        assertThat(pool.take()).isEmpty();

        second.close();
        assertThat(pool.take()).isPresent();
        first.close();
    }

    @Test
    @Timeout(20)
    void aForgottenFrameComesBackAndIsNamed() {
        forget();
        PooledFrame kept = frame();

        Optional<Film> film = pool.take();
        while (film.isEmpty()) {
            System.gc();
            film = pool.take();
        }

        assertThat(pool.leaks()).containsExactly(7L);
        assertThat(kept.bgr().capacity()).isEqualTo(24);
        kept.close();
    }

    @Test
    void whatWasClosedIsNoLeak() {
        frame().close();
        System.gc();
        frame().close();

        assertThat(pool.leaks()).isEmpty();
    }

    @Test
    void pixelsCannotBeWritten() {
        try (PooledFrame frame = frame()) {
            assertThat(frame.bgr().isReadOnly()).isTrue();
            assertThat(frame.bgr().isDirect()).isTrue();
            assertThat(frame.bgr().remaining()).isEqualTo(24);
        }
    }

    /** In a method of its own, so that no local variable keeps it. */
    private void forget() {
        frame();
    }

    private PooledFrame frame() {
        return pool.lend(pool.take().orElseThrow(), 7, 0, Instant.EPOCH);
    }
}
