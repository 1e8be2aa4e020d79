package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.LocalConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.testkit.FakeSoftwareStop;

class StopServletTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FakeSoftwareStop stop = new FakeSoftwareStop();
    private final RobotParts parts = new RobotParts();
    private final StopServlet servlet = new StopServlet(parts);
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        parts.addStop(stop);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void withoutABodyItStopsWithPowerKept() throws Exception {
        LocalServer.Answer answer = server.send("POST", "/estop", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"ok\",\"stop\":{\"latched\":true,\"category\":2,\"reason\":\"asked for over"
                        + " HTTP\",\"since\":\"2026-11-21T10:30:00.125Z\",\"at_rest\":true}}");
        assertThat(stop.state())
                .isEqualTo(new StopState.Latched(
                        StopCategory.POWER_KEPT, "asked for over HTTP", FakeSoftwareStop.SINCE, true));
    }

    @Test
    void categoryOneTakesThePower() throws Exception {
        LocalServer.Answer answer = server.post("/estop", "{\"category\": 1, \"reason\": \" the dog \"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stop.state())
                .isEqualTo(new StopState.Latched(StopCategory.POWER_REMOVED, "the dog", FakeSoftwareStop.SINCE, true));
    }

    @Test
    void aLongReasonIsCut() throws Exception {
        server.post("/estop", "{\"reason\": \"" + "\\ud83d\\udc36".repeat(500) + "\"}");

        assertThat(stop.state()).isInstanceOfSatisfying(StopState.Latched.class, latched -> assertThat(latched.reason())
                .isEqualTo("\ud83d\udc36".repeat(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"category\": 0}", "{\"category\": \"2\"}", "{\"reason\": 5}"})
    void aWrongRequestStopsTheArmAllTheSame(String body) throws Exception {
        LocalServer.Answer answer = server.post("/estop", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(answer.json().at("/error/message").asText()).endsWith("latched all the same, power kept");
        assertThat(stop.state()).isInstanceOf(StopState.Latched.class);
    }

    @Test
    void aBodyThatHasYetToComeIsNotWaitedFor() throws Exception {
        LocalConnector.LocalEndPoint client = server.begin("POST /estop HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{");

        assertThat(stop.next(LIMIT)).isEqualTo(StopCategory.POWER_KEPT);

        client.addInputAndExecute("\"category\": 1}");
        assertThat(stop.next(LIMIT)).isEqualTo(StopCategory.POWER_REMOVED);
        assertThat(client.getResponse(false, LIMIT.toSeconds(), TimeUnit.SECONDS))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void onlyPost() throws Exception {
        assertThat(server.get("/estop").status()).isEqualTo(405);
        assertThat(stop.state()).isEqualTo(StopState.CLEAR);
    }

    @Test
    void withoutSafetyKernelItIsUnavailable() throws Exception {
        parts.removeStop(stop);

        assertThat(server.send("POST", "/estop", "").status()).isEqualTo(503);
    }

    @Test
    void aSuccessorThatCameFirstStays() throws Exception {
        FakeSoftwareStop successor = new FakeSoftwareStop();
        parts.addStop(successor);
        parts.removeStop(stop);

        assertThat(server.send("POST", "/estop", "").status()).isEqualTo(200);
        assertThat(successor.state()).isInstanceOf(StopState.Latched.class);
    }

    @Test
    void resetClears() throws Exception {
        stop.stop(StopCategory.POWER_REMOVED, "test");
        server.close();
        server = LocalServer.start(new StopResetServlet(parts));

        assertThat(server.send("POST", "/estop/reset", "").body())
                .isEqualTo("{\"status\":\"ok\",\"stop\":{\"latched\":false}}");
        parts.removeStop(stop);
        assertThat(server.send("POST", "/estop/reset", "").status()).isEqualTo(503);
        assertThat(stop.state()).isEqualTo(StopState.CLEAR);
    }
}
