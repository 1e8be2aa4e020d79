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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lepetpal.bench.robot.Mortal;
import org.lepetpal.bench.robot.RobotClient;

/** What is under way when the robot is killed, what it needs for that, and whether the robot lives with what is left. */
final class Mischief {
    private static final int WEIGHTS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> OFFERED = Set.of("warm", "active", "probation");

    private final Mortal robot;
    private final Path plugin;
    private final Traces traces;
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
    }

    /** What was to be seen of it when the robot was dead. */
    Progress progress(Deed deed, Act act) throws IOException {
        return traces.of(deed, act);
    }

    /** Sees to it that there is something to do: a jar that is dropped must not be there yet, a policy that is swapped to must be. */
    void prepare(Deed deed) throws IOException, InterruptedException {
        switch (deed) {
            case DEPLOY -> {
                Files.deleteIfExists(traces.jar());
                await("the plug-in is out", () -> !isLetIn());
            }
            case SWITCH, TAKE_OUT -> {
                if (!isLetIn()) {
                    drop();
                }
                await("the plug-in is offered", this::isOffered);
            }
            case UPLOAD_JAR, UPLOAD -> {}
        }
    }

    /** Begins it. */
    Act begin(Deed deed, int round) {
        return new Act(act -> {
            switch (deed) {
                case DEPLOY -> drop();
                case SWITCH -> swap(act);
                case TAKE_OUT -> Files.delete(traces.jar());
                case UPLOAD_JAR -> send(act, "/api/bundles", "application/java-archive", Files.readAllBytes(plugin));
                case UPLOAD -> send(act, "/api/models/detector?name=big&version=" + round, "application/zip", model);
            }
        });
    }

    /** Waits until something of it is to be seen. @param limit after which it is given up */
    void awaitBegun(Deed deed, Act act, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (traces.of(deed, act) == Progress.BEFORE && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** What is not as it should be once the robot is up again; empty where all is. */
    String complaint() throws IOException, InterruptedException {
        String active = policies().at("/active/0").asText();
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
    private void swap(Act act) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            RobotClient.Reply reply = robot.client()
                    .call("POST", "/api/modules/policy/active", Map.of("name", i % 2 == 0 ? "wave" : "scripted"));
            if (reply.code() != 200) {
                act.refused("a swap was answered " + reply.code() + ": " + reply.body());
                return;
            }
            act.answered();
        }
    }

    private void send(Act act, String path, String type, byte[] body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    robot.client()
                            .request(path)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                act.answered();
            } else {
                act.refused("an upload was answered " + answer.statusCode() + ": " + answer.body());
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

    private boolean isOffered() throws IOException, InterruptedException {
        for (JsonNode candidate : policies().path("candidates")) {
            if (candidate.path("name").asText().equals("wave")
                    && OFFERED.contains(candidate.path("state").asText())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode policies() throws IOException, InterruptedException {
        return robot.client().call("GET", "/api/modules/policy", Map.of()).body();
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
