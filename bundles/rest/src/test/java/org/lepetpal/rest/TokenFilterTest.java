package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.access.Attempts;

class TokenFilterTest {
    private static final String TOKEN = "sixteen-letters!";

    private final TokenGate gate = new TokenGate(TOKEN);
    private volatile Instant now = Instant.EPOCH;
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        server = LocalServer.behind(
                new TokenFilter(gate, new Attempts(() -> now), new Envelope(new Json(), Clock.systemUTC())));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: 1",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer sixteen-letters",
                "Authorization: Bearer sixteen-letters!!",
                "Authorization: Bearer Sixteen-letters!",
                "Authorization: Basic sixteen-letters!",
                "Authorization: sixteen-letters!",
                "Cookie: lepetpal=sixteen-letters!",
                "Cookie: lepetpal=",
                "Cookie: other=1"
            })
    void nothingButTheTokenOpens(String header) throws Exception {
        LocalServer.Answer answer = server.get("/api/status", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(answer.code()).isEqualTo("unauthorized");
        assertThat(answer.body()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void theTokenOpensByHeaderHoweverTheSchemeIsWritten(String scheme) throws Exception {
        assertThat(server.get("/api/status", "Authorization: " + scheme + TOKEN).body())
                .isEqualTo("through");
    }

    @Test
    void aWrongHeaderIsNotMendedByARightCookie() throws Exception {
        assertThat(server.get("/api/status", "Authorization: Bearer wrong", "Cookie: lepetpal=" + gate.cookieValue())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theCookieComesFromTheLoginAndOpens() throws Exception {
        LocalServer.Answer login = server.post("/login", "{\"token\": \"" + TOKEN + "\"}");
        String cookie = login.headers().get("set-cookie");

        assertThat(login.status()).isEqualTo(200);
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(TOKEN);
        assertThat(server.get("/api/status", "Cookie: a=b; " + cookie.split(";")[0])
                        .body())
                .isEqualTo("through");
    }

    @Test
    void theLoginRefusesWhatIsWrong() throws Exception {
        assertThat(server.post("/login", "{\"token\": \"wrong\"}").status()).isEqualTo(401);
        assertThat(server.post("/login", "{}").code()).isEqualTo("invalid");
        assertThat(server.get("/login").status()).isEqualTo(401);
    }

    @Test
    void whoGuessesAtTheLoginHasToWait() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(server.post("/login", "{\"token\": \"wrong\"}").status()).isEqualTo(401);
        }

        LocalServer.Answer refused = server.post("/login", "{\"token\": \"" + TOKEN + "\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.json().at("/error/details/retry_after_ms").asLong()).isEqualTo(1000);

        now = now.plusMillis(1001);
        assertThat(server.post("/login", "{\"token\": \"" + TOKEN + "\"}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/app.js", "/style.css", "/favicon.svg"})
    void thePageItselfIsOpen(String path) throws Exception {
        assertThat(server.get(path).body()).isEqualTo("through");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html/x", "/app.js;x=1", "//", "/./health", "/INDEX.HTML"})
    void whatOnlyLooksLikeThePageIsNot(String path) throws Exception {
        assertThat(server.get(path).body()).isNotEqualTo("through");
    }

    @Test
    void anotherTokensCookieDiffers() {
        assertThat(new TokenGate("another-sixteen-letters").cookieValue()).isNotEqualTo(gate.cookieValue());
        assertThat(new TokenGate(TOKEN).cookieValue()).isEqualTo(gate.cookieValue());
    }
}
