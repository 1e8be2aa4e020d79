package org.lepetpal.cli.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The robot's settings as it reads them itself: {@code conf/lepetpal.env}, over which the environment wins. */
public final class RobotSettings {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

    private RobotSettings() {}

    /**
     * @param file need not exist
     * @throws IOException when it exists and cannot be read
     */
    public static Map<String, String> read(Path file, Map<String, String> environment) throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    settings.put(
                            matcher.group(1), QUOTED.matcher(matcher.group(2)).replaceFirst("$1$2"));
                }
            }
        }
        settings.putAll(environment);
        return Map.copyOf(settings);
    }
}
