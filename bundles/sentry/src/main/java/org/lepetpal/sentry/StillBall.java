package org.lepetpal.sentry;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/** Tells a ball that lies still from one that rolls, is carried past, or is no ball. One thread at a time. */
final class StillBall {
    /** It has to lie there for longer. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final double CONFIDENT = 0.7;
    /** Part of the picture's width within which it is the same place. */
    private static final double SAME_PLACE = 0.03;

    /** Where it was first seen and since when; compared with that and not with the last place, so a slow roll counts. */
    private record Stay(String camera, int frameWidth, Pixel place, long firstNanos, long lastNanos) {
        static Stay begins(Sighting seen, Pixel place) {
            return new Stay(seen.camera(), seen.frameWidth(), place, seen.captureNanos(), seen.captureNanos());
        }

        boolean goesOnAt(Sighting seen, Pixel where) {
            double moved = Math.hypot(where.x() - place.x(), where.y() - place.y());
            return seen.camera().equals(camera) && seen.frameWidth() == frameWidth && moved <= SAME_PLACE * frameWidth;
        }

        Stay until(long nanos) {
            return new Stay(camera, frameWidth, place, firstNanos, nanos);
        }

        boolean isLongEnough() {
            return lastNanos - firstNanos > LONG_ENOUGH.toNanos();
        }
    }

    private Optional<Stay> stay = Optional.empty();

    /** @return whether a ball has now been seen at one place for long enough */
    boolean look(Optional<Sighting> newest, long nowNanos) {
        stay = newest.filter(seen -> nowNanos - seen.captureNanos() <= FRESH.toNanos())
                .flatMap(this::follow);
        return stay.filter(Stay::isLongEnough).isPresent();
    }

    private Optional<Stay> follow(Sighting seen) {
        // a picture that is already known says nothing new; it grows stale soon enough
        if (stay.isPresent() && seen.captureNanos() == stay.get().lastNanos()) {
            return stay;
        }
        return seen.best("ball")
                .filter(ball -> ball.confidence() >= CONFIDENT)
                .map(Detection::centre)
                .map(place -> stay.filter(before -> before.goesOnAt(seen, place))
                        .map(before -> before.until(seen.captureNanos()))
                        .orElseGet(() -> Stay.begins(seen, place)));
    }

    void forget() {
        stay = Optional.empty();
    }
}
