package org.lepetpal.video.camera;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where pictures come from. */
sealed interface Source {
    /** A number of at most two digits. */
    Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** A V4L2 device file. */
    Pattern DEVICE = Pattern.compile("/dev/(video\\d{1,3}|v4l/by-(id|path)/[\\w.:+-]+)");

    /** Highest number of a USB camera. */
    int MAX_NUMBER = 63;

    /** The simulated room's lens. */
    record Simulated() implements Source {}

    /** No camera. */
    record Nowhere() implements Source {}

    /** The first USB camera that opens. */
    record Found() implements Source {}

    /** A V4L2 device. */
    record Device(Path path) implements Source {}

    /** A video file, played in a loop. */
    record VideoFile(Path path) implements Source {}

    /**
     * What the operator wrote. CAMERA wins; CAMERA_INDEX counts where it is empty, and where that is -1 it is the
     * simulated room.
     *
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    static Source of(String camera, int index) {
        String text = camera.strip();
        if (text.isEmpty()) {
            return index < 0 ? new Simulated() : device("CAMERA_INDEX", index);
        }
        if (text.startsWith("file:")) {
            String path = text.substring("file:".length());
            if (path.isBlank()) {
                throw new IllegalArgumentException("CAMERA = '" + text + "' names no file");
            }
            return new VideoFile(Path.of(path));
        }
        if (NUMBER.matcher(text).matches()) {
            return device("CAMERA", Integer.parseInt(text));
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

    private static Device device(String variable, int number) {
        if (number > MAX_NUMBER) {
            throw new IllegalArgumentException(variable + " = " + number + " is not in 0…" + MAX_NUMBER);
        }
        return new Device(Path.of("/dev/video" + number));
    }
}
