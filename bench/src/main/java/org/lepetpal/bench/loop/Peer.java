package org.lepetpal.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another loop that runs beside the robot as a process of its own. */
final class Peer {
    private static final Pattern BUCKET = Pattern.compile("^(\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final Pattern OVERFLOW = Pattern.compile("Histogram Overflows: (\\d+)");
    private static final int HISTOGRAM_MICROS = 20_000;

    private final String name;
    private final List<String> command;
    private final Reader reader;
    private Optional<Process> process = Optional.empty();
    private String failure = "";

    private Peer(String name, List<String> command, Reader reader) {
        this.name = name;
        this.command = List.copyOf(command);
        this.reader = reader;
    }

    /** What C reaches on this machine: Debian's rt-tests. */
    static Peer cyclictest(int rateHz, int seconds, boolean realTime) {
        List<String> command = new ArrayList<>(List.of(
                "cyclictest",
                "--quiet",
                "--interval=" + 1_000_000 / rateHz,
                "--loops=" + rateHz * seconds,
                "--histogram=" + HISTOGRAM_MICROS));
        command.addAll(realTime ? List.of("--policy=fifo", "--priority=50") : List.of("--policy=other"));
        return new Peer("cyclictest, " + (realTime ? "SCHED_FIFO 50" : "ordinary"), command, Peer::histogram);
    }

    /** A loop as LeRobot writes one. */
    static Peer python(Path script, int rateHz, int seconds, boolean busy) {
        List<String> command =
                new ArrayList<>(List.of("python3", script.toString(), String.valueOf(rateHz), String.valueOf(seconds)));
        if (busy) {
            command.add("gil");
        }
        return new Peer(busy ? "Python, a second thread computes" : "Python, time.sleep", command, Peer::json);
    }

    /** Begins; one that is not installed only says so. */
    void start() {
        try {
            process = Optional.of(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            failure = command.getFirst() + " is not installed";
        }
    }

    /** Waits for its end. */
    Optional<Figures> finish() throws IOException, InterruptedException {
        if (process.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(process.get().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.get().waitFor() != 0) {
            failure = "it failed: " + text.strip();
            return Optional.empty();
        }
        return Optional.of(reader.read(name, text));
    }

    /** Why there are no figures. */
    String failure() {
        return name + ": " + failure;
    }

    void kill() {
        process.ifPresent(Process::destroyForcibly);
    }

    private static Figures json(String name, String text) throws IOException {
        JsonNode json = new ObjectMapper().readTree(text);
        return new Figures(
                name,
                json.path("rate_hz").asDouble(),
                json.path("p50").asDouble(),
                json.path("p99").asDouble(),
                json.path("p999").asDouble(),
                "error of the period; it has no absolute schedule");
    }

    private static Figures histogram(String name, String text) {
        long[] counts = new long[HISTOGRAM_MICROS + 1];
        Matcher bucket = BUCKET.matcher(text);
        while (bucket.find()) {
            counts[Math.min(Integer.parseInt(bucket.group(1)), HISTOGRAM_MICROS)] += Long.parseLong(bucket.group(2));
        }
        Matcher overflow = OVERFLOW.matcher(text);
        if (overflow.find()) {
            counts[HISTOGRAM_MICROS] += Long.parseLong(overflow.group(1));
        }
        return new Figures(name, 0, part(counts, 0.5), part(counts, 0.99), part(counts, 0.999), "");
    }

    private static double part(long[] counts, double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long seen = 0;
        for (int micros = 0; micros < counts.length; micros++) {
            seen += counts[micros];
            if (seen >= share * all) {
                return micros;
            }
        }
        return counts.length - 1.0;
    }

    private interface Reader {
        Figures read(String name, String text) throws IOException;
    }
}
