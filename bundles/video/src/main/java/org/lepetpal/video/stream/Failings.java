package org.lepetpal.video.stream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cameras threw, which may be anybody's bundles. One that throws with each picture must not flood the log: of failures in a row it is
 * told of the 1st, 2nd, 4th, 8th…. Any thread.
 */
final class Failings {
    private static final Logger LOG = LoggerFactory.getLogger(Failings.class);

    private final Map<Occasion, Failing> now = new ConcurrentHashMap<>();

    /** When a camera's own code runs. */
    enum Deed {
        /** It is asked to tell of its frames. */
        FOLLOWED,
        /** It is asked for its newest frame. */
        ASKED,
        /** A picture is made of its frame. */
        SHOWN
    }

    /**
     * It threw.
     *
     * @param camera as it was asked for; empty for the active one
     * @return whether the log tells of it
     */
    boolean add(Optional<String> camera, Deed deed, Throwable failure) {
        Failing failing = now.compute(
                new Occasion(camera, deed),
                (occasion, before) -> new Failing(
                        before == null ? 1 : before.inARow() + 1,
                        failure.getClass().getSimpleName()));
        boolean told = Long.bitCount(failing.inARow()) == 1;
        if (told) {
            LOG.error("{} fails, {} in a row", called(camera), failing.inARow(), failure);
        }
        return told;
    }

    /** It did not throw. */
    void over(Optional<String> camera, Deed deed) {
        if (!now.isEmpty()) {
            now.remove(new Occasion(camera, deed));
        }
    }

    /** One of them has gone, and nobody knows which names it was asked by. */
    void forget() {
        now.clear();
    }

    /** For people: that it fails now; empty where it does not. */
    Optional<String> of(Optional<String> camera) {
        return now.entrySet().stream()
                .filter(entry -> entry.getKey().camera().equals(camera))
                .findFirst()
                .map(entry -> called(camera) + " fails: " + entry.getValue().what());
    }

    private static String called(Optional<String> camera) {
        return camera.map(name -> "the camera " + name).orElse("the camera");
    }

    private record Occasion(Optional<String> camera, Deed deed) {}

    private record Failing(long inARow, String what) {}
}
