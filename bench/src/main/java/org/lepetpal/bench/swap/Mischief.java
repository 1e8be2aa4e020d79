package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lepetpal.bench.robot.Mortal;
import org.lepetpal.bench.robot.RobotClient;

/** What is under way when the robot is killed, what it needs for that, and whether the robot lives with what is left. */
final class Mischief {
    private static final int WEIGHTS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Mortal robot;
    private final Path plugin;
    private final Traces traces;
    private final SlotClient policies;
    private final byte[] model = zip();

    /** Something of the robot that is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** @param plugin jar of the example policy */
    Mischief(Mortal robot, Path plugin) {
        this.robot = robot;
        this.plugin = plugin;
        this.traces = new Traces(robot.folder(), WEIGHTS);
        this.policies = new SlotClient(robot.client(), "policy");
    }

    /** What was to be seen of it when the robot was dead. */
    Progress progress(Operation operation, Attempt attempt) throws IOException {
        return traces.of(operation, attempt);
    }

    /** Sees to it that there is something to do: a jar that is dropped must not be there yet, a policy that is swapped to must be. */
    void prepare(Operation operation) throws IOException, InterruptedException {
        switch (operation) {
            case DEPLOY -> {
                Files.deleteIfExists(traces.jar());
                await("the plug-in is out", () -> !isLetIn());
            }
            case SWITCH, TAKE_OUT -> {
                if (!isLetIn()) {
                    drop();
                }
                await("the plug-in is offered", () -> policies.ready().contains("wave"));
            }
            case UPLOAD_JAR, UPLOAD -> {}
        }
    }

    /** Begins it. */
    Attempt begin(Operation operation, int round) {
        return new Attempt(attempt -> {
            switch (operation) {
                case DEPLOY -> drop();
                case SWITCH -> swap(attempt);
                case TAKE_OUT -> Files.delete(traces.jar());
                case UPLOAD_JAR ->
                    send(attempt, "/api/bundles", "application/java-archive", Files.readAllBytes(plugin));
                case UPLOAD ->
                    send(attempt, "/api/models/detector?name=big&version=" + round, "application/zip", model);
            }
        });
    }

    /** Waits until something of it is to be seen. @param limit after which it is given up */
    void awaitBegun(Operation operation, Attempt attempt, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (traces.of(operation, attempt) == Progress.BEFORE && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** What is not as it should be once the robot is up again; empty where all is. */
    String complaint() throws IOException, InterruptedException {
        String active = policies.look().at("/active/0").asText();
        if (!active.startsWith("scripted@") && !active.startsWith("wave@")) {
            return "active is '" + active + "'";
        }
        try {
            await("what lies in deploy/ runs, and nothing else", () -> isLetIn() == Files.exists(traces.jar()));
        } catch (IOException not) {
            return String.valueOf(not.getMessage());
        }
        return traces.complaint().orElse("");
    }

    private void drop() throws IOException {
        Path arriving = traces.jar().resolveSibling("wave.part");
        Files.copy(plugin, arriving, StandardCopyOption.REPLACE_EXISTING);
        Files.move(arriving, traces.jar(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** There and back until it is cut off. */
    private void swap(Attempt attempt) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            RobotClient.Reply reply = robot.client()
                    .call("POST", "/api/modules/policy/active", Map.of("name", i % 2 == 0 ? "wave" : "scripted"));
            if (reply.code() != 200) {
                attempt.refused("a swap was answered " + reply.code() + ": " + reply.body());
                return;
            }
            attempt.answered();
        }
    }

    private void send(Attempt attempt, String path, String type, byte[] body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    robot.client()
                            .request(path)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                attempt.answered();
            } else {
                attempt.refused("an upload was answered " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private boolean isLetIn() throws IOException, InterruptedException {
        for (JsonNode bundle :
                robot.client().call("GET", "/api/bundles", Map.of()).body().path("bundles")) {
            if (bundle.path("name").asText().equals("org.example.wave")) {
                return true;
            }
        }
        return false;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("after " + PATIENCE.toSeconds() + " s it is not so that " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Looks like a model by its name, and is large enough to take a while. */
    private static byte[] zip() {
        byte[] noise = new byte[WEIGHTS];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("big.onnx"));
            zip.write(noise);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
