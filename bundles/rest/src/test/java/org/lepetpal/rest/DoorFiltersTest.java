package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Host, origin and version: what every request passes. */
class DoorFiltersTest {
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        Settings settings = TestSettings.DEFAULT.withHosts("robot.example").read();
        server = LocalServer.behind(
                new HostFilter(settings, envelope),
                new OriginFilter(settings, envelope),
                new ApiVersionFilter(envelope));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:5000", "127.0.0.1:5000", "192.0.2.7", "[::1]:5000", "Robot.Example:80"})
    void itsOwnNamesAndAddressesGetIn(String host) throws Exception {
        assertThat(server.get("/health", "Host: " + host).body()).isEqualTo("through");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "robot.example.evil", "1.2.3"
            })
    void foreignNamesDoNot(String host) throws Exception {
        LocalServer.Answer answer = server.get("/health", "Host: " + host);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        // listed, the robot's own, and a stranger that only reads without seeing
        "POST, http://localhost:3000, 200, true",
        "POST, HTTP://LOCALHOST:5173, 200, true",
        "POST, http://localhost:5000, 200, false",
        "GET,  http://evil.example, 200, false",
        // strangers that would change something
        "POST, http://evil.example, 403, false",
        "PUT,  https://localhost:3000, 403, false",
        "POST, http://localhost:30000, 403, false",
        "POST, null, 403, false",
        "DELETE, file://, 403, false"
    })
    void origins(String method, String origin, int status, boolean mayRead) throws Exception {
        LocalServer.Answer answer = server.send(method, "/cancel", "", "Host: localhost:5000", "Origin: " + origin);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("vary")).contains("Origin");
        if (mayRead) {
            assertThat(answer.headers())
                    .containsEntry("access-control-allow-origin", origin)
                    .containsEntry("access-control-allow-credentials", "true");
        } else {
            assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void aPreflightIsAnsweredHere() throws Exception {
        LocalServer.Answer answer = server.send(
                "OPTIONS",
                "/command",
                "",
                "Origin: http://localhost:3000",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type, authorization");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().get("access-control-allow-methods")).contains("POST", "GET", "PUT", "DELETE");
        assertThat(answer.headers().get("access-control-allow-headers"))
                .contains("Content-Type", "Authorization", "X-LePetPal-API");
    }

    @Test
    void aStrangersPreflightIsGivenNothing() throws Exception {
        LocalServer.Answer answer = server.send(
                "OPTIONS", "/command", "", "Origin: http://evil.example", "Access-Control-Request-Method: POST");

        assertThat(answer.headers()).doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
    }

    @Test
    void errorsAreReadableForListedOrigins() throws Exception {
        LocalServer.Answer answer = server.get("/health", "Origin: http://localhost:3000", "X-LePetPal-API: 2");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("access-control-allow-origin", "http://localhost:3000");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 200",
        "' 1 ', 200",
        "2, 400",
        "0, 400",
        "1.0, 200",
        "1.7.3, 200",
        "2.1, 400",
        "10, 400",
        "v1, 400",
        "x, 400"
    })
    void onlyAnotherMajorVersionIsRefused(String version, int status) throws Exception {
        LocalServer.Answer answer = server.get("/health", "X-LePetPal-API: " + version);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.code()).isEqualTo("unsupported_api");
        }
    }
}
