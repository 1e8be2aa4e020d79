package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lepetpal.timebase.SteppedTimebase;

class ServerErrorsTest {
    private final FakeLife life = new FakeLife();
    private volatile boolean complete = true;
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        server = LocalServer.start(new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (request.getRequestURI().startsWith("/open")) {
                    response.getWriter().write("through");
                    return;
                }
                if (request.getRequestURI().startsWith("/health")) {
                    response.sendError(404);
                    return;
                }
                throw new IllegalStateException("a secret of the robot");
            }
        });
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        new ServerErrorsHook(
                        TestSettings.DEFAULT.read(),
                        new ServerErrors(envelope, new Nowhere(envelope, life)),
                        new Latch(life, () -> complete),
                        new SteppedTimebase())
                .createConnector(server.server());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private record Refused(String request, int status, String code) {}

    private static Stream<Refused> refused() {
        String rest = " HTTP/1.1\r\nHost: localhost\r\n";
        return Stream.of(
                new Refused("GET /%zz" + rest + "\r\n", 400, "invalid"),
                new Refused("GET /a/%2e%2e/b" + rest + "\r\n", 400, "invalid"),
                new Refused("GET /" + "x".repeat(20_000) + rest + "\r\n", 414, "invalid"),
                new Refused("GET /" + rest + "X: " + "x".repeat(20_000) + "\r\n\r\n", 431, "invalid"),
                new Refused("GET /" + rest + "Bad Header: 1\r\n\r\n", 400, "invalid"),
                new Refused("GET / HTTP/1.1\r\n\r\n", 400, "invalid"),
                new Refused("POST /" + rest + "Content-Length: many\r\n\r\n", 400, "invalid"),
                new Refused("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505, "invalid"),
                new Refused("GET /" + rest + "Connection: close\r\n\r\n", 500, "internal"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theEnvelopeStandsForTheServersPages(Refused refused) throws Exception {
        LocalServer.Answer answer = server.raw(refused.request);

        assertThat(answer.status()).isEqualTo(refused.status);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        assertThat(answer.code()).isEqualTo(refused.code);
        assertThat(answer.json().at("/error/http").asInt()).isEqualTo(refused.status);
        assertThat(answer.body()).doesNotContain("secret", "jetty", "<");
    }

    @Test
    void nothingGetsThroughWhileTheRobotStops() throws Exception {
        assertThat(server.get("/open").body()).isEqualTo("through");

        life.stop();

        LocalServer.Answer answer = server.get("/open");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.headers()).containsEntry("connection", "close");
        assertThat(server.get("/", "Host: evil.example").status()).isEqualTo(503);
    }

    @Test
    void aClosedDoorLetsNobodyThroughUntilTheNextOneOpens() throws Exception {
        Latch closed = new Latch(life, () -> complete);
        closed.putOn(server.server());
        closed.close();
        assertThat(server.get("/open").status()).isEqualTo(503);

        new Latch(life, () -> complete).putOn(server.server());

        assertThat(server.get("/open").body()).isEqualTo("through");
    }

    @Test
    void nothingGetsThroughBeforeAllChecksAreThere() throws Exception {
        complete = false;
        LocalServer.Answer early = server.get("/open");
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.json().at("/error/details/reason").asText()).isEqualTo("starting");
        assertThat(server.get("/health").json().get("status").asText()).isEqualTo("starting");

        complete = true;
        assertThat(server.get("/open").body()).isEqualTo("through");
        complete = false;
        assertThat(server.get("/open").body()).as("asked no more").isEqualTo("through");
    }

    @Test
    void whatIsNotThereYetIsStartingAndLaterNotFound() throws Exception {
        life.start();
        LocalServer.Answer health = server.get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().get("status").asText()).isEqualTo("starting");
        LocalServer.Answer other = server.get("/health/x");
        assertThat(other.status()).isEqualTo(503);
        assertThat(other.code()).isEqualTo("unavailable");
        assertThat(other.json().at("/error/details/reason").asText()).isEqualTo("starting");

        life.run();
        assertThat(server.get("/health").code()).isEqualTo("not_found");
    }

    @Test
    void headHasNoBody() throws Exception {
        LocalServer.Answer answer = server.raw("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }
}
