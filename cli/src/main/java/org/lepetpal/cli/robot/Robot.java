package org.lepetpal.cli.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The running robot, over HTTP. Each call blocks until it has answered, for 10 s at most but for uploads, and throws {@link Refused}
 * where it says no, another {@link IOException} where it does not run or is none of ours; both with one line for people.
 */
public final class Robot implements AutoCloseable {
    private static final String API = "1";
    /** What receipts of changes call {@code cli}. */
    private static final String AGENT = "lepetpal-cli";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(10);
    private static final String JSON = "application/json";
    private static final String ZIP = "application/zip";

    private final Address address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE.dividedBy(3)).build();
    private final JsonMapper json = JsonMapper.builder().build();

    public Robot(Address address) {
        this.address = address;
    }

    public Address address() {
        return address;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    public JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    public JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("PUT", path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    /** Sends a zip, which may take ten minutes. */
    public JsonNode upload(String path, Path zip) throws IOException, InterruptedException {
        return answer(path, exchange("POST", path, BodyPublishers.ofFile(zip), ZIP, UPLOAD_PATIENCE));
    }

    public JsonNode delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** How the robot is: the body of {@code /health}, which says so with 503 too when the robot is unwell. */
    public JsonNode health() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = exchange("GET", "/health", BodyPublishers.noBody());
        JsonNode body = read(response);
        return body.has("status") ? body : answer("/health", response);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        return answer(path, exchange(method, path, body));
    }

    private HttpResponse<byte[]> exchange(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return exchange(method, path, body, JSON, PATIENCE);
    }

    private HttpResponse<byte[]> exchange(
            String method, String path, BodyPublisher body, String contentType, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.base().resolve(path))
                .timeout(patience)
                .header("X-LePetPal-API", API)
                .header("User-Agent", AGENT)
                .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", contentType);
        }
        address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException away) {
            throw new IOException(
                    "no robot runs at " + address.base() + "; ./lepetpal run starts it, --url names another", away);
        } catch (HttpTimeoutException late) {
            throw new IOException(
                    "the robot at " + address.base() + " did not answer within " + patience.toSeconds() + " s", late);
        }
    }

    private JsonNode answer(String path, HttpResponse<byte[]> response) throws IOException {
        JsonNode body = read(response);
        int status = response.statusCode();
        if (status < 300) {
            return body;
        }
        JsonNode error = body.path("error");
        if (!error.path("code").isTextual()) {
            throw stranger("answers " + status + " and no reason");
        }
        // Routes of this version say with their 404 what was not found.
        if (status == 404 && !error.has("details")) {
            throw new IOException("the robot at " + address.base() + " is of another version: it knows no " + path);
        }
        if (status == 401) {
            throw new IOException("the robot at " + address.base()
                    + " wants its API_TOKEN: set the variable, or read conf/lepetpal.env as the robot's own user");
        }
        throw new Refused(status, error);
    }

    private JsonNode read(HttpResponse<byte[]> response) throws IOException {
        if (response.body().length == 0 && response.statusCode() < 300) {
            return json.createObjectNode();
        }
        try {
            JsonNode body = json.readTree(response.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException other) {
            throw stranger("answers '" + start(response.body()) + "'");
        }
        throw stranger("answers no JSON object");
    }

    private IOException stranger(String what) {
        return new IOException("what listens at " + address.base() + " is no LePetPal of this version: it " + what);
    }

    private static String start(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.lines()
                .findFirst()
                .map(line -> line.substring(0, Math.min(line.length(), 60)))
                .orElse("");
    }
}
