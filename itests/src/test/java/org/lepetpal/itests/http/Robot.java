package org.lepetpal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;

/** The real distribution as a process of its own, driven over HTTP as anybody would. */
final class Robot implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(90);
    private static final int LAST_LINES = 60;

    /**
     * Half the work of a start, and two thirds of that of the first ten stepped seconds, is the optimising compiler's, which pays off
     * after minutes; most robots under test live for seconds.
     */
    private static final List<String> BRIEF_LIFE = List.of("-XX:TieredStopAtLevel=1");

    private static final List<String> LONG_LIFE = List.of();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final RobotHome home;
    private final List<String> java;
    private final int port;
    private Optional<String> token = Optional.empty();
    private Process process;
    private String lastHealth = "/health was never answered";
    private Leash leash;

    private Robot(RobotHome home, List<String> java, int port) throws IOException {
        this.home = home;
        this.java = java;
        this.process = run();
        this.leash = Leash.on(process);
        this.port = port;
    }

    /** Starts a robot and waits until it is well; where it has a token, requests carry it. */
    static Robot start(Map<String, String> settings) throws Exception {
        return started(launch(settings), settings);
    }

    /** The same for tests that step through minutes. */
    static Robot startForLong(Map<String, String> settings) throws Exception {
        return started(launch(settings, LONG_LIFE), settings);
    }

    private static Robot started(Robot robot, Map<String, String> settings) throws Exception {
        robot.token = Optional.ofNullable(settings.get("API_TOKEN"));
        try {
            robot.awaitWell();
        } catch (Exception | AssertionError sick) {
            sick.addSuppressed(new AssertionError(robot.complaint()));
            robot.close();
            throw sick;
        }
        return robot;
    }

    /** Starts a robot and does not wait, and requests carry no token; on a port of its own unless the settings name one. */
    static Robot launch(Map<String, String> settings) throws IOException {
        return launch(settings, BRIEF_LIFE);
    }

    private static Robot launch(Map<String, String> settings, List<String> java) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("PORT", String.valueOf(freePort()));
        int port = Integer.parseInt(all.get("PORT"));
        return new Robot(RobotHome.create(all), java, port);
    }

    /** Starts a robot that has ended once more, from the same home on the same port, and waits until it is well. */
    void restart() throws Exception {
        if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the robot has not ended within " + END_LIMIT);
        }
        leash.close();
        process = run();
        leash = Leash.on(process);
        awaitWell();
    }

    /** What it says of itself, before its home is gone. */
    private String complaint() throws IOException {
        List<String> console = Files.readAllLines(home.folder().resolve("log/console.txt"), StandardCharsets.UTF_8);
        return lastHealth + "\n"
                + String.join("\n", console.subList(Math.max(0, console.size() - LAST_LINES), console.size()));
    }

    private Process run() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(home.folder().resolve("bin/lepetpal").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                home.folder().resolve("log/console.txt").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", String.join(" ", java));
        return builder.start();
    }

    private void awaitWell() throws Exception {
        Await.until("the robot is well", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the robot ended with " + process.exitValue());
            }
            return isWell();
        });
    }

    RobotHome home() {
        return home;
    }

    Process process() {
        return process;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpClient client() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Lets simulated time pass; for robots with TIME=stepped. */
    void step(long millis) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/sim/step", "{\"ms\": " + millis + "}");
        if (answer.statusCode() != 200) {
            throw new AssertionError("/sim/step: " + answer.body());
        }
    }

    /**
     * Whether this policy can be chosen. One that has just come is asked first what it is, which takes a moment, or a step where time is
     * stepped.
     */
    boolean offers(String policy) throws IOException, InterruptedException {
        return offers("policy", policy);
    }

    /** The same of a candidate of another slot. */
    boolean offers(String slot, String id) throws IOException, InterruptedException {
        if (home.isStepped()) {
            step(10);
        }
        for (JsonNode candidate : json(get("/api/modules/" + slot)).get("candidates")) {
            if (candidate.get("id").asText().equals(id)) {
                return !List.of("loading", "failed")
                        .contains(candidate.get("state").asText());
            }
        }
        return false;
    }

    String command(String prompt) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/command", "{\"prompt\": \"" + prompt + "\"}");
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.body());
        }
        return json(answer).get("request_id").asText();
    }

    JsonNode status(String id) throws IOException, InterruptedException {
        return json(get("/status/" + id));
    }

    static boolean isFinal(JsonNode status) {
        return switch (status.get("state").asText()) {
            case "succeeded", "failed", "aborted" -> true;
            default -> false;
        };
    }

    /** Steps until a command is final, or the given simulated time is over. */
    JsonNode stepUntilFinal(String id, Duration limit) throws IOException, InterruptedException {
        for (long passed = 0; passed < limit.toMillis() && !isFinal(status(id)); passed += 100) {
            step(100);
        }
        return status(id);
    }

    /** Whether a path can be had. */
    boolean answers(String path) throws InterruptedException {
        try {
            return get(path).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String health() throws IOException, InterruptedException {
        lastHealth = get("/health").body();
        return JSON.readTree(lastHealth).path("status").asText();
    }

    private boolean isWell() throws IOException, InterruptedException {
        try {
            if (home.isStepped()) {
                step(50);
            }
            return health().equals("ok");
        } catch (IOException | AssertionError notYet) {
            return false;
        }
    }

    /** Ends it as Ctrl-C would. @return whether it ended in time */
    boolean stop(Duration limit) throws InterruptedException {
        process.destroy();
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        try {
            if (!stop(Duration.ofSeconds(15))) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            leash.close();
        }
        home.delete();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
