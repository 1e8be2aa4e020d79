package org.lepetpal.tracking;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;

/**
 * The robot's sight with numbers. It looks for a new sighting 100 times a second on a thread of its own, since who asks
 * for the newest one does not wait.
 */
final class TrackedSight implements Sight, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Latest<Sight> bare = new Latest<>();
    private final Followers followers;
    private final Timebase.Schedule schedule;
    private Optional<Sighting> last = Optional.empty();
    private volatile Optional<Sighting> numbered = Optional.empty();

    TrackedSight(Settings settings, Timebase time) {
        this.followers = new Followers(settings);
        this.schedule = time.every("tracking", LOOK_EVERY, Timebase.Urgency.NORMAL, beat -> look());
    }

    void came(Sight service) {
        bare.came(service);
    }

    void left(Sight service) {
        bare.left(service);
    }

    private void look() {
        Optional<Sighting> newest = bare.get().flatMap(Sight::latest);
        boolean isNew = newest.isPresent() && (last.isEmpty() || last.get() != newest.get());
        if (isNew) {
            last = newest;
            numbered = newest.map(followers::follow);
        }
    }

    /** Empty where the bare sight's is: what was seen by a camera that is gone is not the newest. */
    @Override
    public Optional<Sighting> latest() {
        Optional<Sighting> newest = bare.get().flatMap(Sight::latest);
        return newest.flatMap(there -> numbered.or(() -> newest));
    }

    @Override
    public Optional<Frame> frame() {
        return bare.get().flatMap(Sight::frame);
    }

    @Override
    public void close() {
        schedule.close();
    }
}
