package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.command.SentryMode;

class SentryServletTest {
    private final Switch mode = new Switch();
    private final SentryServlet servlet = new SentryServlet();
    private LocalServer server;

    /** Goes on and off, unless it is broken. */
    private static final class Switch implements SentryMode {
        private boolean on;
        private boolean broken;

        @Override
        public State state() {
            return new State(on, false, 0, on ? "watching" : "off");
        }

        @Override
        public void switchTo(boolean wished) {
            if (broken) {
                throw new IllegalStateException("its settings are wrong");
            }
            on = wished;
        }
    }

    @BeforeEach
    void start() throws Exception {
        servlet.addMode(mode);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void isSwitchedOnAndOff() throws Exception {
        assertThat(put("{\"enabled\": true}").body())
                .isEqualTo("{\"enabled\":true,\"acting\":false,\"pause_s\":0,\"detail\":\"watching\"}");
        assertThat(server.get("/api/sentry").json().at("/enabled").asBoolean()).isTrue();
        put("{\"enabled\": false}");
        assertThat(mode.on).isFalse();
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        assertThat(put("{\"enabled\": 1}").json().at("/error/message").asText())
                .isEqualTo("'enabled' must be true or false");
        assertThat(put("{}").status()).isEqualTo(400);
        mode.broken = true;
        assertThat(put("{\"enabled\": true}").json().at("/error/details/reason").asText())
                .isEqualTo("wrong_settings");
        servlet.removeMode(mode);
        assertThat(server.get("/api/sentry").status()).isEqualTo(503);
    }

    private LocalServer.Answer put(String body) throws Exception {
        return server.send("PUT", "/api/sentry", body, "Content-Type: application/json");
    }
}
