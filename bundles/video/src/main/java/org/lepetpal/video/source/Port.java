package org.lepetpal.video.camera;

import java.io.IOException;
import java.util.Optional;

/** Where a camera is plugged in. */
@FunctionalInterface
interface Port {
    /**
     * Opens what is there; may block for seconds.
     *
     * @return empty when there is nothing yet; whoever plugs something in tells {@link CameraKeeper#retry}
     * @throws IOException saying, for people, what is wrong with what is there
     */
    Optional<PictureSource> open() throws IOException;
}
