package org.lepetpal.video.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.lepetpal.video.overlay.LayerChoice;

/**
 * One way to look at a camera. All who wish the same share each picture.
 *
 * @param camera name of the camera; empty for the one that is active, whichever that is
 * @param width of the picture, 16…3840; empty: follows the height or the camera
 * @param height of the picture, 16…2160; empty: follows the width or the camera
 * @param layers what is drawn onto it
 * @param quality of the JPEG, 10…95; empty: the camera's own where it sends JPEGs that can be passed on, else 80
 */
record Wish(Optional<String> camera, OptionalInt width, OptionalInt height, LayerChoice layers, OptionalInt quality) {
    private static final int DEFAULT_QUALITY = 80;

    Wish {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(width, "width");
        Objects.requireNonNull(height, "height");
        Objects.requireNonNull(layers, "layers");
        Objects.requireNonNull(quality, "quality");
    }

    /** Quality of a picture that has to be encoded. */
    int encodingQuality() {
        return quality.orElse(DEFAULT_QUALITY);
    }
}
