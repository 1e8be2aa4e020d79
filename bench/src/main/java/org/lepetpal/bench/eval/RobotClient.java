package org.lepetpal.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The few calls of the robot's HTTP contract that an episode needs. */
final class RobotClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    RobotClient(URI base) {
        this.base = base;
    }

    /** {@code ok}, or what is the matter. */
    String health() throws IOException, InterruptedException {
        JsonNode answer = json.readTree(
                send(HttpRequest.newBuilder(base.resolve("/health")).GET()).body());
        String status = answer.path("status").asText("?");
        return status.equals("ok") ? status : answer.toString();
    }

    /** Lets simulated time pass. */
    void step(Duration span) throws IOException, InterruptedException {
        post("/sim/step", Map.of("ms", span.toMillis()), 200);
    }

    /** Puts everything back, laid out anew. */
    void reset(long seed) throws IOException, InterruptedException {
        post("/sim/reset", Map.of("seed", seed), 200);
    }

    /** The room as it is. */
    JsonNode room() throws IOException, InterruptedException {
        return get("/sim/state");
    }

    /** @return the command's id */
    String command(String prompt) throws IOException, InterruptedException {
        return post("/command", Map.of("prompt", prompt), 202)
                .path("request_id")
                .asText();
    }

    JsonNode status(String id) throws IOException, InterruptedException {
        return get("/status/" + id);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(path, send(HttpRequest.newBuilder(base.resolve(path)).GET()), 200);
    }

    private JsonNode post(String path, Map<String, Object> body, int expected)
            throws IOException, InterruptedException {
        return answer(
                path,
                send(HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))),
                expected);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode answer(String path, HttpResponse<String> response, int expected) throws IOException {
        if (response.statusCode() != expected) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
