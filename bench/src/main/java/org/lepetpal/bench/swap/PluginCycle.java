package org.lepetpal.bench.swap;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.lepetpal.bench.robot.RobotClient;

/** The example policy, uploaded and taken out over HTTP. */
final class PluginCycle implements Cycle {
    private final RobotClient robot;
    private final SlotClient policies;
    private final HttpClient http;
    private final byte[] jar;

    PluginCycle(RobotClient robot, HttpClient http, byte[] jar) {
        this.robot = robot;
        this.policies = new SlotClient(robot, "policy");
        this.http = http;
        this.jar = jar;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        require(201, send("POST", "/api/bundles", "application/java-archive", jar));
        // It is asked what it is, and tried, after it has started.
        policies.await("wave", "ready", state -> state.filter(SlotClient.READY::contains)
                .isPresent());
        policies.choose(Map.of("name", "wave"));
        policies.choose(Map.of("automatic", true));
        require(200, send("DELETE", "/api/bundles?name=org.example.wave", "application/json", new byte[0]));
    }

    private static void require(int code, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != code) {
            throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                robot.request(path)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
