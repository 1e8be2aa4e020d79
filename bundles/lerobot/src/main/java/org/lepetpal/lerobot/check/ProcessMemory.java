package org.lepetpal.lerobot.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the kernel says that this process uses. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final List<String> WANTED = List.of("VmHWM", "RssAnon", "RssFile");

    private ProcessMemory() {}

    /** Peak, own memory and mapped files, for people. */
    public static String now() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> WANTED.stream().anyMatch(line::startsWith))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
