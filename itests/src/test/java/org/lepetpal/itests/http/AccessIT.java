package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Who gets in, who does not, and how the robot leaves. */
public class AccessIT {
    private static final String TOKEN = "a-token-of-twenty-chars";

    @Test
    public void openToOthersWithoutATokenItDoesNotStart() throws Exception {
        try (Robot robot = Robot.launch(Map.of("BIND", "0.0.0.0", "TIME", "stepped"))) {
            assertThat(robot.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(robot.home().folder().resolve("log/console.txt")))
                    .contains("BIND = 0.0.0.0")
                    .contains("API_TOKEN");
        }
    }

    @Test
    public void theTokenOpensByHeaderAndByCookie() throws Exception {
        try (Robot robot = Robot.launch(Map.of("API_TOKEN", TOKEN))) {
            org.lepetpal.itests.Await.until("the port opens", Duration.ofSeconds(60), () -> {
                try {
                    return robot.get("/health").statusCode() == 401;
                } catch (java.io.IOException notYet) {
                    return false;
                }
            });
            assertThat(robot.get("/").statusCode()).isEqualTo(200);
            assertThat(robot.send(robot.request("/api/status")
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(robot.post("/login", "{\"token\": \"wrong\"}").statusCode())
                    .isEqualTo(401);

            HttpResponse<String> login = robot.post("/login", "{\"token\": \"" + TOKEN + "\"}");
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("SameSite=Strict", "HttpOnly").doesNotContain(TOKEN);
            assertThat(robot.send(robot.request("/snapshot.jpg")
                                    .header("Cookie", cookie.split(";")[0])
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    public void foreignHostsAndOriginsAreTurnedAway() throws Exception {
        try (Robot robot = Robot.start(Map.of())) {
            assertThat(raw(robot, "GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("\"forbidden\"");

            HttpResponse<String> foreign = robot.send(robot.request("/cancel")
                    .header("Origin", "http://evil.example")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());
            assertThat(foreign.statusCode()).isEqualTo(403);

            HttpResponse<String> preflight = robot.send(robot.request("/command")
                    .header("Origin", "http://localhost:5173")
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .build());
            assertThat(preflight.statusCode()).isEqualTo(204);
            HttpResponse<String> error = robot.send(robot.request("/nowhere")
                    .header("Origin", "http://localhost:5173")
                    .build());
            for (HttpResponse<String> answer : List.of(preflight, error)) {
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .contains("http://localhost:5173");
            }
            assertThat(robot.get("/system/console/bundles").statusCode()).isEqualTo(401);

            String console = Files.readString(robot.home().folder().resolve("log/console.txt"));
            assertThat(robot.stop(Duration.ofSeconds(5))).as("stops in time").isTrue();
            String after = Files.readString(robot.home().folder().resolve("log/console.txt"))
                    .substring(console.length());
            assertThat(after).contains("released").doesNotContain("ERROR org.lepetpal", "WARN  org.lepetpal");
        }
    }

    private static String raw(Robot robot, String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", robot.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
