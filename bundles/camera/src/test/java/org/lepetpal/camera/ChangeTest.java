package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;
    private static final long STUCK = 7;

    private long now;
    private final Change change = new Change(OptionalLong.of(STUCK), now);

    @Test
    void whatIsWhereItStoodStillHasNotMoved() {
        see(STUCK, STUCK, STUCK);
        assertThat(change.moved()).isFalse();
    }

    @Test
    void anotherPictureBeforeTheOldOneIsNoSignOfLife() {
        see(3, STUCK, STUCK);
        assertThat(change.moved()).isFalse();
        see(3);
        assertThat(change.moved()).isTrue();
    }

    @Test
    void anotherPictureForEverIsNoSignOfLifeEither() {
        see(3, 3, 3);
        assertThat(change.moved()).isFalse();
        see(4);
        assertThat(change.moved()).isTrue();
    }

    @Test
    void whatCannotBeToldCountsAsNew() {
        change.see(OptionalLong.empty(), now);
        assertThat(change.moved()).isTrue();
        assertThat(change.stands(now + 11 * SECOND, LIMIT)).isFalse();
    }

    @Test
    void itStandsWhenItWasSeenAndStayedTheSame() {
        assertThat(change.stands(11 * SECOND, LIMIT)).as("nothing came yet").isFalse();
        see(3);
        long seen = now;
        see(LongStream.range(0, 9).map(i -> 3).toArray());
        assertThat(change.stands(seen + 10 * SECOND, LIMIT)).isFalse();
        assertThat(change.stands(seen + 10 * SECOND + 1, LIMIT)).isTrue();
        see(4);
        assertThat(change.stands(now, LIMIT)).isFalse();
    }

    private void see(long... values) {
        for (long value : values) {
            now += SECOND;
            change.see(OptionalLong.of(value), now);
        }
    }
}
