package org.lepetpal.bench.robot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The few calls of the robot's HTTP contract that measuring needs. Any thread. */
public final class RobotClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "aborted");
    private static final long POLL_MILLIS = 50;

    private final URI base;
    private final Optional<String> token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** @param token the robot's API_TOKEN, where it has one */
    RobotClient(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /** A request to the robot from somebody who may. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    /** {@code ok}, or what is the matter. */
    public String health() throws IOException, InterruptedException {
        JsonNode answer = json.readTree(send(request("/health").GET()).body());
        String status = answer.path("status").asText("?");
        return status.equals("ok") ? status : answer.toString();
    }

    /**
     * Lets simulated time pass.
     *
     * @return the room afterwards
     */
    public JsonNode step(Duration span) throws IOException, InterruptedException {
        return post("/sim/step", Map.of("ms", span.toMillis()), 200);
    }

    /** Puts everything back, laid out anew. */
    public void reset(long seed) throws IOException, InterruptedException {
        post("/sim/reset", Map.of("seed", seed), 200);
    }

    /** The room as it is. */
    public JsonNode room() throws IOException, InterruptedException {
        return get("/sim/state");
    }

    /** Where the joints are as the robot reads them: degrees, the gripper in percent. */
    public JsonNode measured() throws IOException, InterruptedException {
        return get("/api/status").path("arm").path("positions");
    }

    /** @return the command's id */
    public String command(String prompt) throws IOException, InterruptedException {
        return post("/command", Map.of("prompt", prompt), 202)
                .path("request_id")
                .asText();
    }

    public JsonNode status(String id) throws IOException, InterruptedException {
        return get("/status/" + id);
    }

    /**
     * Waits until a command has ended in any way, where time passes by itself.
     *
     * @throws IOException where it has not within a minute
     */
    public void awaitEnd(String id) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ENDED.contains(status(id).path("state").asText())) {
            if (System.nanoTime() > end) {
                throw new IOException("the command has not ended after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** An answer that is no JSON. */
    public String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** Any other call; what it answers is the caller's to judge. */
    public Reply call(String method, String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Reply(
                response.statusCode(),
                type.startsWith("application/json") ? json.readTree(response.body()) : MissingNode.getInstance());
    }

    /** Where it is reached. */
    public URI base() {
        return base;
    }

    /**
     * An answer.
     *
     * @param code HTTP status
     * @param body JSON; missing where it is none
     */
    public record Reply(int code, JsonNode body) {}

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(path, send(request(path).GET()), 200);
    }

    private JsonNode post(String path, Map<String, Object> body, int expected)
            throws IOException, InterruptedException {
        return answer(
                path,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))),
                expected);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest ready = request.build();
        try {
            return http.send(ready, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            // A server may close a connection between two requests, which shows only with the next one.
            return again(ready);
        }
    }

    private HttpResponse<String> again(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(request.method() + " " + request.uri().getPath() + ": " + e.getMessage(), e);
        }
    }

    private JsonNode answer(String path, HttpResponse<String> response, int expected) throws IOException {
        if (response.statusCode() != expected) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
