package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** HEAD on every route that takes GET, and nowhere else. */
class HeadTest {
    @Test
    void itIsGetWithoutTheBody() throws Exception {
        LocalServer server = LocalServer.start(new HealthServlet());
        try {
            LocalServer.Answer whole = server.get("/health");
            LocalServer.Answer head = server.send("HEAD", "/health", "");

            assertThat(head.status()).isEqualTo(whole.status()).isEqualTo(503);
            assertThat(head.headers())
                    .containsEntry("content-length", String.valueOf(whole.body().length()));
            assertThat(head.body()).isEmpty();
        } finally {
            server.close();
        }
    }

    @Test
    void ofAStreamItIsThatOfTheObject() throws Exception {
        RobotParts parts = new RobotParts();
        parts.addCommands(new FakeCommands());
        LocalServer server = LocalServer.start("/status/*", new StatusServlet(parts));
        try {
            LocalServer.Answer head =
                    server.send("HEAD", "/status/" + FakeCommands.ID, "", "Accept: text/event-stream");

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers().get("content-type")).startsWith("application/json");
        } finally {
            server.close();
        }
    }

    @Test
    void whereThereIsNoGetThereIsNoHead() throws Exception {
        LocalServer server = LocalServer.start(new CommandServlet(new RobotParts()));
        try {
            assertThat(server.send("HEAD", "/command", "").status()).isEqualTo(405);
        } finally {
            server.close();
        }
    }
}
