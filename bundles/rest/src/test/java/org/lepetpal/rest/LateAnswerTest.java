package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LateAnswerTest {
    @Test
    void aFailureIsToldWithoutTheCausesOwnWords() throws Exception {
        LocalServer.Answer answer = answerTo(CompletableFuture.failedFuture(
                new CompletionException(new NoSuchFileException("/home/robot/data/sound"))));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.json().at("/error/details/reason").asText()).isEqualTo("device_failed");
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("The voice failed; the robot's log says why");
    }

    @Test
    void whatTakesTooLongIsATimeout() throws Exception {
        LocalServer.Answer answer = answerTo(new CompletableFuture<>());

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("timeout");
    }

    @Test
    void whatIsDoneIsOk() throws Exception {
        assertThat(answerTo(CompletableFuture.completedFuture(1)).body()).isEqualTo("{\"status\":\"ok\"}");
    }

    private static LocalServer.Answer answerTo(CompletionStage<?> happening) throws Exception {
        LocalServer server = LocalServer.start(new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                new LateAnswer(request.startAsync(), new Json())
                        .when(happening, Duration.ofMillis(50), "The voice failed");
            }
        });
        try {
            return server.post("/speak", "{}");
        } finally {
            server.close();
        }
    }
}
