package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.RobotJars;

/**
 * Starts those who are measured, all with as many threads.
 *
 * @param home folder of the distribution
 * @param folder for the checkpoint and all else that is written
 * @param threads of each
 */
record Contenders(Path home, Path folder, int threads) {
    private static final String PROGRAM = "org.lepetpal.policy.smolvla.check.ChunkTimer";
    private static final Path PEER = Path.of("bench/python/smolvla_like_torch.py");
    /** So that the model's memory is measured, and not what Java takes where nobody asks it to hold back. */
    private static final String MODEST_HEAP = "-Xmx256m";

    private static final String ROOMY_HEAP = "-Xmx1g";
    /** A file system whose files are never on a disk. */
    private static final String IN_MEMORY = "tmpfs";

    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /** Writes a checkpoint of random numbers. @param small only to try all this out */
    void write(boolean small) throws IOException, InterruptedException {
        Files.createDirectories(checkpoint());
        Process process = new ProcessBuilder(java(ROOMY_HEAP, small ? "write-small" : "write"))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the checkpoint could not be written");
        }
    }

    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    /** The robot's own model. @param mode in what it computes, as the setting names it */
    Thinker own(String mode) throws IOException {
        String cache = folder.resolve("cache").toString();
        return new Thinker(mode, java(MODEST_HEAP, "time", String.valueOf(threads), cache, mode), Map.of());
    }

    /**
     * Has the system drop what it holds in memory of the files that were written: only the disk has them then.
     *
     * @return whether it has
     */
    boolean chill() throws IOException, InterruptedException {
        if (Files.getFileStore(folder).type().equals(IN_MEMORY)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // what is not on the disk yet cannot be dropped
                if (!succeeds("sync", file.toString())
                        || !succeeds("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Nobody: measures what the machine can do. */
    Thinker machine() throws IOException {
        return new Thinker("the machine", java(ROOMY_HEAP, "products", String.valueOf(threads)), Map.of());
    }

    private List<String> java(String heap, String task, String... more) {
        List<String> arguments = new ArrayList<>(List.of(task, checkpoint().toString()));
        arguments.addAll(List.of(more));
        return new RobotJars(home).command(heap, PROGRAM, arguments);
    }

    /** PyTorch with the same shapes; empty where no Python has it. @param shapes as the robot's own model describes them */
    Optional<Thinker> peer(JsonNode shapes) throws IOException, InterruptedException {
        Path file = folder.resolve("shapes.json");
        Files.writeString(file, shapes.toString());
        for (String python : PYTHONS) {
            if (succeeds(python, "-c", "import torch")) {
                List<String> command = List.of(python, PEER.toString(), file.toString(), String.valueOf(threads));
                String most = String.valueOf(threads);
                return Optional.of(
                        new Thinker("PyTorch", command, Map.of("OMP_NUM_THREADS", most, "OPENBLAS_NUM_THREADS", most)));
            }
        }
        return Optional.empty();
    }
}
