package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.access.Attempts;

/** Who is refused before his body has come is told that the connection ends; who was read to the end keeps it. */
class UnreadBodiesTest {
    private static final String TOKEN = "sixteen-letters!";

    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        Settings settings = TestSettings.DEFAULT.read();
        server = LocalServer.start(
                new Picky(),
                new HostFilter(settings, envelope),
                new OriginFilter(settings, envelope),
                new ApiVersionFilter(envelope),
                new TokenFilter(new TokenGate(TOKEN), new Attempts(() -> Instant.EPOCH), envelope));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource({
        "POST, /busy, evil.example, X-Nothing: 1, 403",
        "POST, /busy, localhost, Origin: http://evil.example, 403",
        "POST, /busy, localhost, X-LePetPal-API: 2, 400",
        "POST, /busy, localhost, Authorization: Bearer wrong, 401",
        "PUT, /busy, localhost, Authorization: Bearer sixteen-letters!, 405",
        "POST, /busy, localhost, Authorization: Bearer sixteen-letters!, 429",
        "POST, /read, localhost, Authorization: Bearer sixteen-letters!, 413"
    })
    void whoIsRefusedUnreadIsToldThatTheConnectionEnds(
            String method, String path, String host, String header, int status) throws Exception {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n";

        LocalServer.Answer counted = server.raw(head + "Content-Length: 20000000\r\n\r\n{");
        LocalServer.Answer chunked = server.raw(head + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(Json.MAX_BODY + 1) + "\r\n" + " ".repeat(Json.MAX_BODY + 1));

        assertThat(counted.status()).isEqualTo(status);
        assertThat(counted.headers()).containsEntry("connection", "close");
        assertThat(chunked.status()).isEqualTo(status);
        assertThat(chunked.headers()).containsEntry("connection", "close");
    }

    @Test
    void whoHasNoBodyKeepsHisConnection() throws Exception {
        LocalServer.Answer answer = server.raw("POST /busy HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKey("connection");
    }

    @Test
    void whoWasReadToTheEndKeepsHisConnection() throws Exception {
        LocalServer.Answer answer = server.raw("POST /read HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("connection");
    }

    /** Reads a body at {@code /read}, and has no time at any other address. */
    private static final class Picky extends JsonServlet {
        private static final long serialVersionUID = 1L;

        Picky() {
            super("POST");
        }

        @Override
        protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/read")) {
                json.read(request);
            }
            throw new ApiError(ErrorCode.RATE_LIMITED, "Others are asking", Map.of());
        }
    }
}
