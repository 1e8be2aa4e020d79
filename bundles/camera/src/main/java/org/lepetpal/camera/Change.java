package org.lepetpal.camera;

import java.time.Duration;
import java.util.OptionalLong;

/** Something about a camera's pictures that is to change all the time, and when it last did. One thread at a time. */
final class Change {
    private final OptionalLong stuckAt;
    private OptionalLong last = OptionalLong.empty();
    private long changedNanos;
    private boolean moved;

    /**
     * @param stuckAt where it stood still before; to be there, or to get there, is no sign of life
     * @param nowNanos when it began to be watched
     */
    Change(OptionalLong stuckAt, long nowNanos) {
        this.stuckAt = stuckAt;
        this.changedNanos = nowNanos;
    }

    /** @param value what it is now; empty where it cannot be told, which counts as ever new */
    void see(OptionalLong value, long nowNanos) {
        if (value.isEmpty() || !value.equals(last)) {
            changedNanos = nowNanos;
            moved |= value.isEmpty() || last.isPresent() && !value.equals(stuckAt);
        }
        last = value;
    }

    /** Whether it has been the same for longer than {@code limit}; not before it was seen at all. */
    boolean stands(long nowNanos, Duration limit) {
        return last.isPresent() && nowNanos - changedNanos > limit.toNanos();
    }

    /** Whether it was seen to change, and to something else than where it stood still before. */
    boolean moved() {
        return moved;
    }

    /** As it was seen last; empty where it cannot be told. */
    OptionalLong last() {
        return last;
    }
}
