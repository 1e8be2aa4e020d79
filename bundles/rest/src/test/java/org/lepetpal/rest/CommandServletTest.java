package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;

class CommandServletTest {
    private final FakeCommands commands = new FakeCommands();
    private final RobotParts parts = new RobotParts();
    private final CommandServlet servlet = new CommandServlet(parts);
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        parts.addCommands(commands);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private record Bad(String type, String body, int status, String code, String says) {
        static Bad invalid(String body, String says) {
            return new Bad("application/json", body, 400, "invalid", says);
        }
    }

    private static Stream<Bad> bad() {
        String prompt = "{\"prompt\": \"go home\", \"options\": ";
        return Stream.of(
                Bad.invalid("{", "not valid JSON"),
                Bad.invalid("{} {}", "not valid JSON"),
                Bad.invalid("{\"prompt\": \"a\", \"prompt\": \"b\"}", "not valid JSON"),
                Bad.invalid("{\"prompt\": NaN}", "not valid JSON"),
                Bad.invalid("[1]", "must be a JSON object"),
                Bad.invalid("\"go home\"", "must be a JSON object"),
                Bad.invalid("null", "must be a JSON object"),
                Bad.invalid("", "'prompt' is missing"),
                Bad.invalid("{\"prompt\": \"\\n\\t \"}", "'prompt' is missing"),
                Bad.invalid("{\"prompt\": [\"go home\"]}", "'prompt' must be a string"),
                Bad.invalid("{\"prompt\": \"" + "x".repeat(501) + "\"}", "'prompt' has more than 500"),
                Bad.invalid(prompt + "[]}", "'options'"),
                Bad.invalid(prompt + "{\"timeout_ms\": 99}}", "'timeout_ms' is 99"),
                Bad.invalid(prompt + "{\"timeout_ms\": 600001}}", "'timeout_ms' is 600001"),
                Bad.invalid(prompt + "{\"timeout_ms\": 100.5}}", "'timeout_ms' must be an integer"),
                Bad.invalid(prompt + "{\"confidence_min\": -0.1}}", "'confidence_min'"),
                Bad.invalid(prompt + "{\"stream\": \"no\"}}", "'stream'"),
                Bad.invalid(prompt + "{\"abort_previous\": 0}}", "'abort_previous'"),
                Bad.invalid(prompt + "{\"idempotency_key\": 5}}", "'idempotency_key'"),
                Bad.invalid(prompt + "{\"idempotency_key\": \" \"}}", "'idempotency_key'"),
                Bad.invalid(prompt + "{\"idempotency_key\": \"" + "k".repeat(201) + "\"}}", "'idempotency_key'"),
                new Bad("text/plain", prompt + "{}}", 415, "unsupported_media_type", "application/json"),
                new Bad("application/jsonp", prompt + "{}}", 415, "unsupported_media_type", "application/json"),
                new Bad("application/json", "{\"prompt\": \"" + "x".repeat(66_000) + "\"}", 413, "too_large", "65536"));
    }

    @Test
    void aBodyWhoseEncodingIsBrokenIsTheClientsFault() throws Exception {
        LocalServer.Answer answer = server.raw("POST /command HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid\"");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadBodyIsRefusedBeforeAnybodyIsAsked(Bad bad) throws Exception {
        LocalServer.Answer answer = server.send("POST", "/command", bad.body, "Content-Type: " + bad.type);

        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status);
        assertThat(answer.code()).isEqualTo(bad.code);
        assertThat(answer.json().at("/error/message").asText()).contains(bad.says);
        assertThat(commands.accepted()).isEmpty();
    }

    @Test
    void everyOptionReachesTheCommand() throws Exception {
        LocalServer.Answer answer = server.post(
                "/command",
                "{\"prompt\": \" Go  home \", \"options\": {\"timeout_ms\": 100, \"confidence_min\": 1, \"stream\": true,"
                        + " \"abort_previous\": true, \"idempotency_key\": \"k\", \"wish\": 1}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers()).containsEntry("location", "/status/" + FakeCommands.ID);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"request_id\":\"" + FakeCommands.ID + "\",\"status\":\"accepted\",\"warnings\":[\"wish\"]}");
        assertThat(commands.accepted())
                .containsExactly(new CommandRequest("Go  home", Duration.ofMillis(100), 1, true, Optional.of("k")));
    }

    @Test
    void withoutOptionsTheDefaultsHold() throws Exception {
        LocalServer.Answer answer =
                server.send("POST", "/command", "{\"prompt\": \"x\"}", "Content-Type: Application/JSON; charset=utf-8");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().has("warnings")).isFalse();
        assertThat(commands.accepted()).containsExactly(CommandRequest.of("x"));
    }

    @ParameterizedTest
    @EnumSource(CommandRefused.Reason.class)
    void aRefusalKeepsItsReasonAndDetails(CommandRefused.Reason reason) throws Exception {
        commands.refuse(new CommandRefused(reason, "not now", Map.of("reason", "homing")));

        LocalServer.Answer answer = server.post("/command", "{\"prompt\": \"x\"}");

        assertThat(answer.status())
                .isEqualTo(
                        switch (reason) {
                            case INVALID -> 400;
                            case BUSY -> 409;
                            case UNAVAILABLE -> 503;
                        });
        assertThat(answer.code()).isEqualTo(reason.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.json().at("/error/details/reason").asText()).isEqualTo("homing");
    }

    @Test
    void withoutTheLoopTheRouteStaysAndSaysSo() throws Exception {
        parts.removeCommands(commands);

        LocalServer.Answer answer = server.post("/command", "{\"prompt\": \"x\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.json().at("/error/details/reason").asText()).isEqualTo("no_loop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32BE", "UTF-16LE", "ISO-8859-1"})
    void bytesThatAreNoTextAreInvalid(String charset) throws Exception {
        byte[] broken = "{\"prompt\": \"\u00fc\"}".getBytes(Charset.forName(charset));
        byte[] body = charset.startsWith("UTF") ? Arrays.copyOf(broken, broken.length - 1) : broken;

        LocalServer.Answer answer = server.send("POST", "/command", body, "Content-Type: application/json");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(commands.accepted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\": ", "{\"prompt\": 01}", "{\"a\": 1, \"a\": 2}"})
    void whatIsBrokenIsSaidByItsPlaceAndNotInTheParsersWords(String body) throws Exception {
        String message =
                server.post("/command", body).json().at("/error/message").asText();

        assertThat(message).matches("The body is not valid JSON: see line 1, column \\d+");
    }

    @Test
    void tooDeepABodyIsInvalid() throws Exception {
        LocalServer.Answer answer = server.post("/command", "[".repeat(5000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Constraints", "Jackson", "REDACTED");
    }

    @Test
    void anotherMethodIsNamed() throws Exception {
        LocalServer.Answer answer = server.get("/command");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", "POST");
        assertThat(answer.code()).isEqualTo("method_not_allowed");
    }
}
