package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;

/**
 * Two SmolVLA checkpoints of random weights, of the shared test data beside the checkout, in the robot's repository of models: they run on
 * ONNX Runtime as large ones do, and think for milliseconds.
 */
record TinyPolicies(List<String> names) {
    /** Of the robot that has them. */
    static final Map<String, String> SETTINGS =
            Map.of("SMOLVLA_CAMERAS", "front:camera1,none:camera2", "SMOLVLA_THREADS", "1");

    private static final Path CHECKPOINTS = Path.of("../shared/data/smolvla");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Copies them. @throws IOException also where the shared test data are missing: without them nothing of ONNX Runtime is swapped */
    static TinyPolicies putInto(Robot robot) throws IOException {
        List<String> names = new ArrayList<>();
        for (String variant : List.of("tiny64", "tiny64_bf16")) {
            Path checkpoint = CHECKPOINTS.resolve(variant);
            if (!Files.isDirectory(checkpoint)) {
                throw new IOException(
                        checkpoint + " is missing: the policies on ONNX Runtime are of the shared test data");
            }
            String name = variant.replace('_', '-');
            ModelFolder.copy(checkpoint, robot.deploy().resolveSibling("models/policy/" + name + "/1"));
            names.add(name);
        }
        return new TinyPolicies(List.copyOf(names));
    }

    /** Names of all of them, and of these, once all are loaded. */
    List<String> andThese(RobotClient robot, List<String> others) throws IOException, InterruptedException {
        List<String> all = Stream.concat(names.stream(), others.stream()).toList();
        SlotClient policies = new SlotClient(robot, "policy");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!policies.ready().containsAll(all)) {
            if (System.nanoTime() > end) {
                throw new IOException("not all of " + all + " were loaded: " + policies.look());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return all;
    }
}
