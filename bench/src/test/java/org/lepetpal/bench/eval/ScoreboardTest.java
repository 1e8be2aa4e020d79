package org.lepetpal.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void theLastLineSaysItAll() {
        Scoreboard board = new Scoreboard(new PrintStream(written, true, StandardCharsets.UTF_8), false, 100);
        for (int i = 0; i < 97; i++) {
            board.add(new Result(Task.BALL, i, 5 + i / 100.0, Optional.empty()));
        }
        for (int i = 97; i < 100; i++) {
            board.add(new Result(Task.BALL, i, 20, Optional.of("ball landed 0.1" + (i - 97) + " m away only")));
        }

        board.finish(List.of(Task.BALL));

        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getLast()).isEqualTo("success 97.0 % (97 of 100)");
        assertThat(lines).anyMatch(line -> line.matches("pick up the ball +100 +97 +5\\.49 +5\\.94 +20\\.00"));
        assertThat(lines).contains("    3  ball landed # m away only (seeds 97, 98, 99)");
    }

    @Test
    void theRoomDecidesNotTheRobot() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(
                        Task.BALL.complaint(
                                json.readTree(
                                        "{\"ball\":{\"greatest_height\":0.4,\"thrown\":true,\"landed\":{\"x\":0.6,\"y\":0.1,\"z\":0.02}}}")))
                .isEmpty();
        assertThat(Task.BALL.complaint(json.readTree("{\"ball\":{\"greatest_height\":0.4,\"thrown\":false}}")))
                .contains("ball not thrown");
        assertThat(Task.BALL.complaint(json.readTree("{}"))).contains("ball lifted by 0.00 m only");
        assertThat(Task.TREAT.complaint(json.readTree("{\"treats\":[{\"in_bowl\":false},{\"in_bowl\":true}]}")))
                .isEmpty();
        assertThat(Task.TREAT.complaint(json.readTree("{\"treats\":[]}"))).isPresent();
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThat(Options.parse(List.of("--task", "Get the treat", "--episodes", "7"))
                        .tasks())
                .containsExactly(Task.TREAT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--episodes", "0")))
                .withMessageContaining("--episodes 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--task", "dance")))
                .withMessageContaining("pick up the ball");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--fast", "1")));
    }
}
