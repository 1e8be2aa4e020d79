package org.lepetpal.api.vision;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** Learns the colours of things from a click: "this is the ball". What was learned outlives a restart. Any thread. */
@ProviderType
public interface ColorTeacher {
    /**
     * Learns how a thing looks and looks for it so from now on. Blocks for some 50 ms and the disk.
     *
     * @param label what it is, of a-z, 0-9, - and _
     * @param frame a picture in which it lies in the light that it will lie in; the caller keeps and closes it
     * @param at a place on it, pixels
     * @return what was learned, as the detector's settings would say it
     * @throws IllegalArgumentException saying why nothing can be learned there
     * @throws IOException when it cannot be stored; then nothing has changed
     */
    String teach(String label, Frame frame, Pixel at) throws IOException;

    /**
     * Forgets what was learned about a thing: what the settings say counts again.
     *
     * @return whether anything was known
     * @throws IOException when that cannot be stored; then nothing has changed
     */
    boolean forget(String label) throws IOException;
}
