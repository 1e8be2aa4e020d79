package org.lepetpal.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.robot.RobotJars;

/**
 * What the robot's detector takes to look at a picture, and what ONNX Runtime takes of that for the model alone; milliseconds, on
 * one thread, medians.
 *
 * @param model its name
 * @param bare the model alone
 * @param whole with preparing the picture and reading the boxes
 */
record LookCost(String model, double bare, double whole) {
    private static final String PROGRAM = "org.lepetpal.detector.yolo.LookTimer";
    private static final String HEAP = "-Xmx256m";
    private static final String THREADS = "1";
    private static final String ROUNDS = "80";
    private static final double MOST_PERCENT = 10;

    /** Measures it in a process of its own, which takes some seconds. */
    static LookCost of(Path home, Path model, Path picture) throws IOException, InterruptedException {
        List<String> arguments = List.of(model.toString(), picture.toString(), THREADS, ROUNDS);
        Process process = new ProcessBuilder(new RobotJars(home).command(HEAP, PROGRAM, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(model + " cannot be measured: " + told);
        }
        return of(told);
    }

    /** @param told the last line is what the program measured */
    static LookCost of(String told) throws IOException {
        JsonNode times = new ObjectMapper().readTree(told.lines().toList().getLast());
        return new LookCost(
                times.path("model").asText(),
                times.path("bareMillis").asDouble(),
                times.path("wholeMillis").asDouble());
    }

    Goal goal() {
        return Goal.atMost(
                MOST_PERCENT, "pictures and boxes on top of the bare " + model + ", %", 100 * (whole / bare - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: the model alone %.2f ms, with pictures and boxes %.2f ms", model, bare, whole);
    }
}
