package org.lepetpal.camera.source;

import java.io.IOException;
import java.util.Optional;

/** Where a camera is plugged in. */
@FunctionalInterface
public interface Port {
    /**
     * Opens what is there; may block for seconds, but not for long once {@code patience} is over.
     *
     * @param patience ends the opening, and every wait of what was opened
     * @return empty when there is nothing yet; whoever plugs something in says so
     * @throws IOException saying, for people, what is wrong with what is there
     */
    Optional<PictureSource> open(Patience patience) throws IOException;
}
