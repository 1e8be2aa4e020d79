package org.lepetpal.camera.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where pictures come from, as the operator writes it. */
public sealed interface Source {
    /** What may be written. */
    String ALLOWED = "sim, none, auto, a number 0…63, /dev/videoN, file:PATH (a video or a folder of pictures),"
            + " rtsp://… and http://…";

    /** A number of at most two digits. */
    Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** A V4L2 device file. */
    Pattern DEVICE = Pattern.compile("/dev/(video\\d{1,3}|v4l/by-(id|path)/[\\w.:+-]+)");

    /** What a network camera may speak. */
    Set<String> SCHEMES = Set.of("rtsp", "rtsps", "http", "https");

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

    /** A video file, played in a loop, or a folder of pictures. */
    record Stored(Path path) implements Source {
        boolean isFolder() {
            return Files.isDirectory(path);
        }
    }

    /** A camera on the network; its address may hold a password and is never shown. */
    record Network(URI address) implements Source {
        boolean isRtsp() {
            return address.getScheme().startsWith("rtsp");
        }

        /** With the host alone. */
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getHost();
        }
    }

    /**
     * Reads one.
     *
     * @param variable the environment variable, for messages
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    static Source of(String variable, String written) {
        String text = written.strip();
        if (text.startsWith("file:")) {
            String path = text.substring("file:".length());
            if (path.isBlank()) {
                throw new IllegalArgumentException(variable + " = '" + text + "' names no file");
            }
            return new Stored(Path.of(path));
        }
        if (NUMBER.matcher(text).matches()) {
            return device(variable, Integer.parseInt(text));
        }
        if (DEVICE.matcher(text).matches()) {
            return new Device(Path.of(text));
        }
        return switch (text) {
            case "sim" -> new Simulated();
            case "none" -> new Nowhere();
            case "auto" -> new Found();
            default ->
                network(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                variable + " = '" + withoutPassword(text) + "'; allowed are " + ALLOWED));
        };
    }

    /**
     * Reads the number of a USB camera.
     *
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    static Source device(String variable, int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(variable + " = " + number + " is not in 0…" + MAX_NUMBER);
        }
        return new Device(Path.of("/dev/video" + number));
    }

    private static Optional<Source> network(String text) {
        try {
            URI address = new URI(text);
            boolean known = address.getScheme() != null && SCHEMES.contains(address.getScheme());
            return known && address.getHost() != null ? Optional.of(new Network(address)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static String withoutPassword(String text) {
        return text.replaceAll("//[^/@]*@", "//…@");
    }
}
