package org.lepetpal.cli.firstrun;

import java.io.IOException;

/** One step of the way to the first pick. Taking it again does no harm. */
interface Step {
    /** The word by which a person begins with it. */
    String name();

    /** What it is about, for the headline. */
    String title();

    /** @return false when the way ends here; the person knows why */
    boolean take(Guide guide) throws IOException, InterruptedException;
}
