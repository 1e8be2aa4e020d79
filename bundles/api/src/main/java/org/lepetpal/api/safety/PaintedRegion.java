package org.lepetpal.api.safety;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.Pixel;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The part of a camera's picture that the gripper's tip may not leave, as the operator painted it ({@code ROI_MASK_PATH}).
 * Registered for as long as it binds the arm; no region that was taught does so meanwhile. Any thread; never blocks.
 */
@ProviderType
public interface PaintedRegion {
    /** Name of the camera in whose picture the tip is looked for; empty while that is not known. */
    Optional<String> camera();

    /** Width of the picture that was painted, pixels. In pictures of another size nothing is allowed. */
    int width();

    /** Height of the picture that was painted, pixels. */
    int height();

    /**
     * Lines between what is allowed and what is not, each closed: its last corner is joined to its first. They run along the
     * edges of pixels, in pixels from the top left corner of the picture, clockwise around what is allowed and the other way
     * round a hole in it, and follow the painting closely enough to be drawn: few corners in all, and the same list always.
     */
    List<List<Pixel>> borders();
}
