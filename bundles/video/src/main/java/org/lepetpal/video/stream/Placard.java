package org.lepetpal.video.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * The "no signal" picture of one variant. It is painted and encoded about once a second, since its clock shows seconds; in between the
 * same bytes are shown again, with the time of now. One thread.
 */
final class Placard {
    /** Less than a second: shown once a second, it is a new one each time. */
    private static final long KEPT_NANOS = Duration.ofMillis(900).toNanos();

    private final Wish wish;
    private final NoSignalReason reason;
    /** Held; that of a closed variant is the garbage collector's. */
    private Optional<Part> painted = Optional.empty();

    Placard(Wish wish, NoSignalReason reason) {
        this.wish = wish;
        this.reason = reason;
    }

    /** @return one more to hand out, which the caller closes */
    Part print(Studio studio, long nowNanos) {
        if (painted.isPresent() && nowNanos - painted.get().nanos() < KEPT_NANOS) {
            return studio.again(painted.get());
        }
        takeDown();
        Part fresh = studio.noSignal(reason.text(), wish);
        painted = Optional.of(fresh);
        return fresh.retain();
    }

    /** There is a picture again; the next time the reason may be another one. */
    void takeDown() {
        painted.ifPresent(Part::close);
        painted = Optional.empty();
    }
}
