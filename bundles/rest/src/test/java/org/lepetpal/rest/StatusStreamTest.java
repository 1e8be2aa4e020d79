package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.api.command.State;

@Timeout(30)
class StatusStreamTest {
    private final FakeCommands commands = new FakeCommands();
    private final AtomicInteger closed = new AtomicInteger();
    private final RobotParts parts = new RobotParts();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        commands.onWatchClosed(closed::incrementAndGet);
        parts.addCommands(commands);
        server = LocalServer.start("/status/*", new StatusServlet(parts));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void withoutTheWishForEventsItIsOneObject() throws Exception {
        assertThat(server.get("/status/" + FakeCommands.ID).body())
                .isEqualTo("{\"state\":\"executing\",\"phase\":\"ready_to_throw\",\"confidence\":0.74,\"message\":\"\","
                        + "\"duration_ms\":4321,\"request_id\":\"" + FakeCommands.ID
                        + "\",\"prompt\":\"pick up the ball\",\"policy\":\"scripted@1.0.0\"}");
    }

    @Test
    void anUnknownIdIsNotFound() throws Exception {
        for (String id : new String[] {"", "/", "/x", "/1-1-1-1-1", "/00000000-0000-0000-0000-000000000000"}) {
            assertThat(server.get("/status" + id).code()).as(id).isEqualTo("not_found");
        }
    }

    @Test
    void everyChangeArrivesUntilTheLast() throws Exception {
        CompletableFuture<LocalServer.Answer> answer = follow();
        commands.tell(FakeCommands.status(State.HANDOFF_MACRO));
        commands.tell(FakeCommands.status(State.FAILED));
        commands.tell(FakeCommands.status(State.EXECUTING));

        String body = answer.get(10, TimeUnit.SECONDS).body();
        assertThat(body.lines().filter(line -> line.contains("data: ")).map(StatusStreamTest::state))
                .containsExactly("executing", "handoff_macro", "failed");
        assertThat(body).contains("\"error\":{\"code\":\"timeout\",\"message\":\"too slow\"}");
        assertThat(closed).hasValue(1);
    }

    /** As where whoever tells of changes is at it while the watch is closed, and closing waits for it. */
    @Test
    void closingTheWatchMayWaitForALateChange() throws Exception {
        CompletableFuture<LocalServer.Answer> answer = follow();
        commands.onWatchClosed(() -> {
            CompletableFuture.runAsync(() -> commands.tell(FakeCommands.status(State.EXECUTING)))
                    .join();
            closed.incrementAndGet();
        });

        commands.tell(FakeCommands.status(State.SUCCEEDED));

        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(closed).hasValue(1);
    }

    private CompletableFuture<LocalServer.Answer> follow() throws Exception {
        CompletableFuture<Void> watching = commands.watched();
        CompletableFuture<LocalServer.Answer> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(server.get("/status/" + FakeCommands.ID, "Accept: text/event-stream"));
            } catch (Exception failed) {
                answer.completeExceptionally(failed);
            }
        });
        watching.get(10, TimeUnit.SECONDS);
        return answer;
    }

    private static String state(String line) {
        return line.replaceAll(".*\"state\":\"(\\w+)\".*", "$1");
    }
}
