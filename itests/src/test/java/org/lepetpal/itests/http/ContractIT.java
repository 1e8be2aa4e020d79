package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** The HTTP contract against the running distribution: every route and every error. */
public class ContractIT {
    private static final String JSON = "application/json";
    private static final String EMOJI = "\uD83D\uDC36";

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10", "TREAT_COOLDOWN_SEC", "0"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Before
    public void calm() throws Exception {
        robot.post("/cancel", "{}");
        robot.post("/sim/reset", "{\"seed\": 1}");
        robot.stepUntilFinal(robot.command("go home"), Duration.ofSeconds(15));
    }

    private record Bad(String method, String path, String type, String body, int http, String code) {}

    private static final List<Bad> BAD_REQUESTS = List.of(
            new Bad("GET", "/nowhere", null, null, 404, "not_found"),
            new Bad("GET", "/api/nowhere", null, null, 404, "not_found"),
            new Bad("POST", "/health", JSON, "{}", 405, "method_not_allowed"),
            new Bad("GET", "/command", null, null, 405, "method_not_allowed"),
            new Bad("PUT", "/command", JSON, "{}", 405, "method_not_allowed"),
            new Bad("DELETE", "/dispense_treat", null, null, 405, "method_not_allowed"),
            new Bad("GET", "/speak", null, null, 405, "method_not_allowed"),
            new Bad("GET", "/cancel", null, null, 405, "method_not_allowed"),
            new Bad("POST", "/video_feed", JSON, "{}", 405, "method_not_allowed"),
            new Bad("POST", "/snapshot.jpg", JSON, "{}", 405, "method_not_allowed"),
            new Bad("POST", "/status/00000000-0000-0000-0000-000000000000", JSON, "{}", 405, "method_not_allowed"),
            new Bad("GET", "/status/00000000-0000-0000-0000-000000000000", null, null, 404, "not_found"),
            new Bad("GET", "/status/nonsense", null, null, 404, "not_found"),
            new Bad("GET", "/status", null, null, 404, "not_found"),
            new Bad("POST", "/command", "text/plain", "{\"prompt\": \"go home\"}", 415, "unsupported_media_type"),
            new Bad("POST", "/command", JSON, "{\"prompt\": ", 400, "invalid"),
            new Bad("POST", "/command", JSON, "[]", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"\"}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"   \"}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": 7}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"do a somersault\"}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"" + "x".repeat(501) + "\"}", 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": 7"), 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"timeout_ms\": 99}"), 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"timeout_ms\": 600001}"), 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"timeout_ms\": \"9000\"}"), 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"confidence_min\": 1.1}"), 400, "invalid"),
            new Bad(
                    "POST",
                    "/command",
                    JSON,
                    prompt("\"options\": {\"confidence_min\": null, \"stream\": 1}"),
                    400,
                    "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"abort_previous\": \"yes\"}"), 400, "invalid"),
            new Bad("POST", "/command", JSON, prompt("\"options\": {\"idempotency_key\": \"\"}"), 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"" + "x".repeat(70_000) + "\"}", 413, "too_large"),
            new Bad("POST", "/dispense_treat", JSON, "{\"duration_ms\": 49}", 400, "invalid"),
            new Bad("POST", "/dispense_treat", JSON, "{\"duration_ms\": 5001}", 400, "invalid"),
            new Bad("POST", "/dispense_treat", JSON, "{\"duration_ms\": 60.5}", 400, "invalid"),
            new Bad("POST", "/dispense_treat", JSON, "nonsense", 400, "invalid"),
            new Bad("POST", "/speak", JSON, "{}", 400, "invalid"),
            new Bad("POST", "/speak", JSON, "{\"text\": \"\"}", 400, "invalid"),
            new Bad("POST", "/speak", JSON, "{\"text\": \"" + "x".repeat(501) + "\"}", 400, "invalid"),
            new Bad("POST", "/speak", "text/xml", "<a/>", 415, "unsupported_media_type"),
            new Bad("POST", "/speak", JSON, "{\"text\": \"" + EMOJI.repeat(501) + "\"}", 400, "invalid"),
            new Bad("POST", "/command", JSON, "{\"prompt\": \"" + EMOJI.repeat(300) + "\"}", 400, "invalid"),
            new Bad("GET", "/video_feed?width=15", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?width=3841", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?height=wide", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?fps=0", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?quality=96", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?overlays=nonsense", null, null, 400, "invalid"),
            new Bad("GET", "/video_feed?camera=nonsense", null, null, 400, "invalid"),
            new Bad("GET", "/snapshot.jpg?height=2161", null, null, 400, "invalid"));

    private static String prompt(String more) {
        return "{\"prompt\": \"pick up the ball\", " + more + "}";
    }

    @Test
    public void everyBadRequestGetsTheEnvelope() throws Exception {
        for (Bad bad : BAD_REQUESTS) {
            HttpRequest.Builder request = robot.request(bad.path)
                    .method(bad.method, bad.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(bad.body));
            if (bad.type != null) {
                request.header("Content-Type", bad.type);
            }
            HttpResponse<String> answer = robot.send(request.build());

            assertThat(answer.statusCode()).as("%s: %s", bad, answer.body()).isEqualTo(bad.http);
            requireEnvelope(answer, bad.code);
        }
    }

    @Test
    public void anotherApiVersionIsRefused() throws Exception {
        HttpResponse<String> answer = robot.send(
                robot.request("/health").header("X-LePetPal-API", "2").build());

        assertThat(answer.statusCode()).isEqualTo(400);
        requireEnvelope(answer, "unsupported_api");
        assertThat(robot.send(robot.request("/health")
                                .header("X-LePetPal-API", "1.3")
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    public void brokenQueriesAndEncodingsAreInvalid() throws Exception {
        for (String path : List.of("/snapshot.jpg?width=%zz", "/video_feed?overlays=%ff%")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 400").contains("\"invalid\"");
        }
        for (byte[] body : List.of(
                new byte[] {0, 0, 0, '{', 0, 0, 0}, new byte[] {'{', 0, '"', 0, 'p'}, new byte[] {'{', '"', (byte) 0xFF
                })) {
            HttpResponse<String> answer = robot.send(robot.request("/command")
                    .header("Content-Type", JSON)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            requireEnvelope(answer, "invalid");
        }
    }

    @Test
    public void headIsGetWithoutTheBody() throws Exception {
        for (String path : List.of("/health", "/api/status", "/snapshot.jpg", "/video_feed", "/", "/sim/state")) {
            HttpResponse<String> answer = robot.send(
                    robot.request(path).method("HEAD", BodyPublishers.noBody()).build());

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEmpty();
        }
    }

    @Test
    public void theContractsLayersAreAccepted() throws Exception {
        for (String layers : List.of("detections,status,roi", "zones", "roi", "safety,fps")) {
            assertThat(robot.get("/snapshot.jpg?width=160&overlays=" + layers).statusCode())
                    .as(layers)
                    .isEqualTo(200);
        }
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", robot.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    public void healthNamesItsParts() throws Exception {
        JsonNode health = Robot.json(robot.get("/health"));

        assertThat(health.get("status").asText()).isEqualTo("ok");
        assertThat(health.get("api").asInt()).isEqualTo(1);
        assertThat(health.get("version").asText()).isEqualTo("v0.1");
        for (String part : List.of("arm", "camera", "policy", "detector", "safety", "voice", "dispenser")) {
            assertThat(health.at("/components/" + part + "/status").asText())
                    .as(part + health)
                    .isEqualTo("ok");
        }
        assertThat(health.at("/components/arm/simulated").asBoolean()).isTrue();
    }

    @Test
    public void aCommandIsAcceptedAndItsIdNeverChangesOnceFinal() throws Exception {
        HttpResponse<String> answer = robot.post(
                "/command", "{\"prompt\": \"  Pick  UP the ball \", \"options\": {\"timeout_ms\": 300, \"wish\": 1}}");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode accepted = Robot.json(answer);
        String id = accepted.get("request_id").asText();
        assertThat(accepted.get("status").asText()).isEqualTo("accepted");
        assertThat(accepted.at("/warnings/0").asText()).isEqualTo("wish");
        assertThat(answer.headers().firstValue("Location")).contains("/status/" + id);

        JsonNode done = robot.stepUntilFinal(id, Duration.ofSeconds(5));
        assertThat(done.get("state").asText()).isEqualTo("failed");
        assertThat(done.at("/error/code").asText()).isEqualTo("timeout");
        robot.step(3000);
        assertThat(robot.status(id)).isEqualTo(done);
    }

    @Test
    public void oneOfFiftyIsAccepted() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            HttpRequest request = robot.request("/command")
                    .header("Content-Type", JSON)
                    .POST(BodyPublishers.ofString("{\"prompt\": \"pick up the ball\"}"))
                    .build();
            answers.add(robot.client().sendAsync(request, BodyHandlers.ofString()));
        }
        int accepted = 0;
        for (CompletableFuture<HttpResponse<String>> pending : answers) {
            HttpResponse<String> answer = pending.get();
            if (answer.statusCode() == 202) {
                accepted++;
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
                requireEnvelope(answer, "busy");
                assertThat(Robot.json(answer)
                                .at("/error/details/active_request_id")
                                .isTextual())
                        .isTrue();
            }
        }
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    public void invalidIsDecidedBeforeBusy() throws Exception {
        robot.command("pick up the ball");

        assertThat(robot.post("/command", "{\"prompt\": \"dance\"}").statusCode())
                .isEqualTo(400);
        assertThat(robot.post("/command", "{\"prompt\": \"get the treat\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    public void goHomeIsAcceptedFromEveryState() throws Exception {
        for (long into : new long[] {0, 100, 1500, 4000, 7000, 9000}) {
            robot.post("/sim/reset", "{\"seed\": 7}");
            robot.step(500);
            String interrupted = robot.command("pick up the ball");
            if (into > 0) {
                robot.step(into);
            }
            boolean wasFinal = Robot.isFinal(robot.status(interrupted));

            String home = robot.command("go home");
            String joined = robot.command("go home");
            assertThat(joined).isNotEqualTo(home);
            JsonNode done = robot.stepUntilFinal(home, Duration.ofSeconds(15));

            assertThat(done.get("state").asText())
                    .as("after %s ms: %s", into, done)
                    .isEqualTo("succeeded");
            assertThat(robot.status(joined).get("state").asText()).isEqualTo("succeeded");
            if (!wasFinal) {
                assertThat(robot.status(interrupted).get("state").asText())
                        .as("after %s ms", into)
                        .isEqualTo("aborted");
            }
        }
    }

    @Test
    public void cancelEndsInHoldingAndAbortPreviousReplaces() throws Exception {
        String first = robot.command("pick up the ball");
        robot.step(500);
        JsonNode cancelled = Robot.json(robot.post("/cancel", "{}"));
        robot.step(100);
        assertThat(cancelled.get("request_id").asText()).isEqualTo(first);
        assertThat(robot.status(first).get("state").asText()).isEqualTo("aborted");

        String second = robot.command("pick up the ball");
        HttpResponse<String> answer =
                robot.post("/command", prompt("\"options\": {\"abort_previous\": true, \"idempotency_key\": \"k\"}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        robot.step(100);
        assertThat(robot.status(second).get("state").asText()).isEqualTo("aborted");
        HttpResponse<String> again =
                robot.post("/command", prompt("\"options\": {\"abort_previous\": true, \"idempotency_key\": \"k\"}"));
        assertThat(Robot.json(again).get("request_id"))
                .isEqualTo(Robot.json(answer).get("request_id"));
    }

    @Test
    public void statusArrivesAsEventsUntilFinal() throws Exception {
        String id = robot.command("pick up the ball");
        CompletableFuture<HttpResponse<String>> events = robot.client()
                .sendAsync(
                        robot.request("/status/" + id)
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofString());
        robot.step(1500);
        robot.post("/cancel", "{}");
        robot.step(200);

        HttpResponse<String> answer = events.get();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> data =
                answer.body().lines().filter(line -> line.startsWith("data: ")).toList();
        assertThat(data).hasSizeGreaterThan(1);
        assertThat(data.getLast()).contains("\"state\":\"aborted\"");
    }

    @Test
    public void speechIsHeardInTheRoom() throws Exception {
        HttpResponse<String> answer = stepWhile(robot.request("/speak")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"text\": \"Good dog!\"}"))
                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        try (var sounds = java.nio.file.Files.list(robot.home().folder().resolve("data/sound"))) {
            assertThat(sounds.filter(file -> file.toString().endsWith(".wav")).count())
                    .isPositive();
        }
    }

    @Test
    public void aSecondTreatMeanwhileIsBusy() throws Exception {
        HttpRequest request = robot.request("/dispense_treat")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"duration_ms\": 300}"))
                .build();
        CompletableFuture<HttpResponse<String>> first = robot.client().sendAsync(request, BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> second = robot.client().sendAsync(request, BodyHandlers.ofString());
        for (int i = 0; i < 100 && !(first.isDone() && second.isDone()); i++) {
            robot.step(100);
        }
        assertThat(List.of(first.get().statusCode(), second.get().statusCode())).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    public void aSnapshotHasTheWishedSize() throws Exception {
        HttpResponse<byte[]> answer = robot.client()
                .send(robot.request("/snapshot.jpg?width=640&overlays=0").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        var picture = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(360);
    }

    @Test
    public void theRobotAtAGlance() throws Exception {
        JsonNode robotStatus = Robot.json(robot.get("/api/status"));

        assertThat(robotStatus.at("/loop/missed_ticks").asInt()).isZero();
        assertThat(robotStatus.at("/slots/policy/0/id").asText()).startsWith("scripted@");
        assertThat(robotStatus.at("/arm/positions").size()).isEqualTo(6);
    }

    private static HttpResponse<String> stepWhile(HttpRequest request) throws Exception {
        CompletableFuture<HttpResponse<String>> answer = robot.client().sendAsync(request, BodyHandlers.ofString());
        for (int i = 0; i < 100 && !answer.isDone(); i++) {
            robot.step(50);
        }
        return answer.get();
    }

    private static void requireEnvelope(HttpResponse<String> answer, String code) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .startsWith(JSON);
        JsonNode error = Robot.json(answer).get("error");
        assertThat(error).as(answer.body()).isNotNull();
        assertThat(error.get("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(error.get("http").asInt()).isEqualTo(answer.statusCode());
        assertThat(error.get("message").asText()).isNotBlank().doesNotContain("Exception", "at org.");
        assertThat(Instant.parse(error.get("timestamp").asText()))
                .isBefore(Instant.now().plusSeconds(1));
    }
}
