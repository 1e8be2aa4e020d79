package org.lepetpal.video;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where pictures come from. */
public sealed interface Source {
    /** The simulated room's lens. */
    record Simulated() implements Source {}

    /** No camera. */
    record Nowhere() implements Source {}

    /** The first USB camera there is. */
    record Found() implements Source {}

    /** A V4L2 device. */
    record Device(Path path) implements Source {}

    /** A video file, played in a loop. */
    record VideoFile(Path path) implements Source {}

    /** Text of CAMERA and, where that is empty, CAMERA_INDEX. */
    static Source of(String camera, int index) {
        String text = camera.strip();
        if (text.isEmpty()) {
            return index < 0 ? new Simulated() : device(index);
        }
        if (text.startsWith("file:")) {
            String path = text.substring("file:".length());
            if (path.isBlank()) {
                throw new IllegalArgumentException("CAMERA = '" + text + "' names no file");
            }
            return new VideoFile(Path.of(path));
        }
        if (NUMBER.matcher(text).matches()) {
            return device(Integer.parseInt(text));
        }
        if (DEVICE.matcher(text).matches()) {
            return new Device(Path.of(text));
        }
        return switch (text) {
            case "sim" -> new Simulated();
            case "none" -> new Nowhere();
            case "auto" -> new Found();
            default ->
                throw new IllegalArgumentException("CAMERA = '" + text
                        + "'; allowed are sim, none, auto, a number 0…63, /dev/videoN and file:PATH");
        };
    }

    /** A number of at most two digits. */
    Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** A V4L2 device file. */
    Pattern DEVICE = Pattern.compile("/dev/(video\\d{1,3}|v4l/by-(id|path)/[\\w.:+-]+)");

    private static Device device(int index) {
        if (index > 63) {
            throw new IllegalArgumentException("camera number " + index + " is not in 0…63");
        }
        return new Device(Path.of("/dev/video" + index));
    }
}
