package org.lepetpal.video.stream;

import java.util.OptionalInt;
import org.lepetpal.video.overlay.LayerChoice;

/**
 * One way to look at the camera. All who wish the same share each picture.
 *
 * @param width of the picture, 16…3840; empty: follows the height or the camera
 * @param height of the picture, 16…2160; empty: follows the width or the camera
 * @param layers what is drawn onto it
 * @param quality of the JPEG, 10…95
 */
record Wish(OptionalInt width, OptionalInt height, LayerChoice layers, int quality) {}
