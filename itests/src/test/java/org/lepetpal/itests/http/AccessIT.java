package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** Who gets in, who does not, and how the robot leaves. */
public class AccessIT {
    private static final String TOKEN = "a-token-of-twenty-chars";

    @Test
    public void openToOthersWithoutATokenItDoesNotStart() throws Exception {
        try (Robot robot = Robot.launch(Map.of("BIND", "0.0.0.0", "TIME", "stepped"))) {
            assertThat(robot.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(robot.process().exitValue()).isEqualTo(1);
            assertThat(Files.readString(robot.home().folder().resolve("log/console.txt")))
                    .contains("BIND = 0.0.0.0")
                    .contains("API_TOKEN");
        }
    }

    @Test
    public void theTokenOpensByHeaderAndByCookie() throws Exception {
        try (Robot robot = Robot.launch(Map.of("API_TOKEN", TOKEN))) {
            Await.until("the port opens", Duration.ofSeconds(60), () -> {
                try {
                    return robot.get("/health").statusCode() == 401;
                } catch (IOException notYet) {
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
    public void aPortThatCannotBeHadEndsTheRobotWithTheReason() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            endsWithTheReason(String.valueOf(other.getLocalPort()), "cannot be opened");
        }
        endsWithTheReason("99999", "is not allowed");
    }

    private static void endsWithTheReason(String port, String reason) throws Exception {
        try (Robot robot = Robot.launch(Map.of("PORT", port, "TIME", "stepped"))) {
            assertThat(robot.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(robot.process().exitValue()).isEqualTo(1);
            assertThat(console(robot)).contains("The robot does not start", port, reason);
            assertThat(console(robot)).doesNotContain("http listens");
        }
    }

    @Test
    public void stoppedInMidCommandTheArmIsReleasedAtRestAndTheDoorStaysShut() throws Exception {
        try (Robot robot = Robot.start(Map.of("API_TOKEN", TOKEN))) {
            String id = robot.command("pick up the ball");
            Await.until(
                    "it executes",
                    Duration.ofSeconds(30),
                    () -> robot.status(id).get("state").asText().equals("executing"));
            String before = console(robot);

            robot.process().destroy();
            // On a machine of its own it is down within 5 s; a busy one takes longer over anything.
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            Set<String> answers = new HashSet<>();
            while (robot.process().isAlive() && System.nanoTime() < end) {
                answers.add(statusLine(robot, "GET /snapshot.jpg HTTP/1.1\r\nHost: localhost\r\n"));
                answers.add(statusLine(
                        robot,
                        "POST /sim/reset HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
                                + "Content-Length: 0\r\n"));
            }

            assertThat(robot.process().isAlive()).as("down in time").isFalse();
            assertThat(robot.process().exitValue()).isEqualTo(143);
            assertThat(answers).isSubsetOf("", "401", "403", "503").contains("503");
            String after = console(robot).substring(before.length());
            assertThat(after)
                    .contains("executing -> aborted")
                    .contains("the arm is at home and released")
                    .doesNotContain("ERROR org.lepetpal", "stays held", "torque could not");
        }
    }

    @Test
    public void aWrongSettingIsOneLineInTheLogAndTheRestServes() throws Exception {
        try (Robot robot = Robot.launch(Map.of("STREAM_RES", "banana", "TIME", "stepped"))) {
            Await.until("it answers", Duration.ofSeconds(90), () -> robot.answers("/snapshot.jpg"));

            JsonNode camera = Robot.json(robot.get("/health")).at("/components/camera");
            assertThat(camera.get("status").asText()).isEqualTo("down");
            assertThat(camera.get("detail").asText()).contains("STREAM_RES = 'banana'", "1280x720");
            assertThat(console(robot)
                            .lines()
                            .filter(line -> line.contains("ERROR") || line.contains("WARN"))
                            .toList())
                    .singleElement()
                    .asString()
                    .contains("STREAM_RES = 'banana'");
        }
    }

    /** The status of an answer; empty where nobody answers any more. */
    private static String statusLine(Robot robot, String request) throws Exception {
        try {
            String answer = raw(robot, request + "Connection: close\r\n\r\n");
            return answer.isEmpty() ? "" : answer.split(" ", 3)[1];
        } catch (IOException gone) {
            return "";
        }
    }

    private static String console(Robot robot) throws IOException {
        return Files.readString(robot.home().folder().resolve("log/console.txt"));
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
            assertThat(after).contains("released");
            // what a busy machine does to the loop is no complaint about the end
            assertThat(after.lines().filter(line -> !line.contains("the control loop has been silent")))
                    .noneMatch(line -> line.contains("ERROR org.lepetpal") || line.contains("WARN  org.lepetpal"));
        }
    }

    @Test
    public void aWrongListOfOriginsLetsNoneInAndTheRestRuns() throws Exception {
        try (Robot robot = Robot.start(Map.of("CORS_ORIGINS", "http://localhost:3000,localhost:5173"))) {
            HttpResponse<String> answer = robot.send(robot.request("/health")
                    .header("Origin", "http://localhost:3000")
                    .build());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(Robot.json(answer).at("/components/http/detail").asText())
                    .contains("CORS_ORIGINS", "'localhost:5173'", "http://localhost:3000");
            assertThat(Robot.json(answer).get("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    public void withAWrongTokenTheDoorStaysShutAndTheRobotRuns() throws Exception {
        try (Robot robot = Robot.launch(Map.of("API_TOKEN", "short"))) {
            Await.until("the log says so", Duration.ofSeconds(60), () -> Files.readString(
                            robot.home().folder().resolve("log/console.txt"))
                    .contains("The HTTP port stays closed: API_TOKEN must have at least 16"));
            assertThat(robot.answers("/")).isFalse();
            assertThat(robot.process().waitFor(3, TimeUnit.SECONDS)).isFalse();
            assertThat(Files.readString(robot.home().folder().resolve("log/console.txt")))
                    .doesNotContain("short");
        }
    }

    @Test
    public void whatTheServerItselfRefusesHasTheEnvelopeToo() throws Exception {
        String host = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        Map<String, Integer> refused = Map.of(
                "GET /%zz" + host + "\r\n",
                400,
                "GET /a/%2e%2e/b" + host + "\r\n",
                400,
                "GET /a%2Fb" + host + "\r\n",
                400,
                "GET /status/%00" + host + "\r\n",
                400,
                "GET /" + "x".repeat(20_000) + host + "\r\n",
                414,
                "GET /health" + host + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n",
                431,
                "GET /health" + host + "Bad Header: 1\r\n\r\n",
                400,
                "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n",
                400,
                "POST /command" + host + "Content-Length: many\r\n\r\n",
                400,
                "GET /health HTTP/7.3\r\nConnection: close\r\n\r\n",
                505);
        try (Robot robot = Robot.start(Map.of())) {
            for (Map.Entry<String, Integer> entry : refused.entrySet()) {
                String request =
                        entry.getKey().substring(0, Math.min(60, entry.getKey().length()));
                String answer = raw(robot, entry.getKey());
                assertThat(answer)
                        .as(request)
                        .contains("Content-Type: application/json", "\"http\":" + entry.getValue());
                assertThat(answer).as(request).startsWith("HTTP/1.1 " + entry.getValue());
                assertThat(answer).as(request).doesNotContain("<html", "org.eclipse", "Exception");
            }
            assertThat(robot.get("/health").statusCode()).isEqualTo(200);
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
