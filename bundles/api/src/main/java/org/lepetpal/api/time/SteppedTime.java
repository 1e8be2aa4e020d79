package org.lepetpal.api.time;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** The handle of a {@link Timebase} that stands still until it is stepped. Registered only where time is stepped. */
@ProviderType
public interface SteppedTime {
    /**
     * Lets {@code span} pass: runs everything that falls due, in order of time, then in order of creation, on the
     * calling thread. One caller at a time; a second one waits. Blocks for as long as the work takes.
     *
     * @param span zero or more; zero runs what waits now
     * @return {@link Timebase#nanoTime()} afterwards
     */
    long advance(Duration span);
}
