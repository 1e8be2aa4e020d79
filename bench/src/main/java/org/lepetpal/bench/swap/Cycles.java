package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.Vitals;

/**
 * The example policy is let in, swapped to, swapped from and taken out, over and over: what the process holds must not grow.
 * The first three tenths are not counted: caches fill, and the compiler keeps notes in the metaspace of methods that get hot, of
 * which there are more and more until all of them are compiled.
 */
public final class Cycles {
    private static final Path EXAMPLE = Path.of("examples/wave-policy/target/org.example.wave-1.0.0.jar");

    private static final int STEPS = 10;
    private static final int WARM_STEPS = 3;

    private final Robot robot;
    private final HttpClient http;
    private final PrintStream out;

    private Cycles(Robot robot, HttpClient http, PrintStream out) {
        this.robot = robot;
        this.http = http;
        this.out = out;
    }

    /** {@code --cycles} 20…100000 (default 1000); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("cycles", arguments, Set.of("--cycles"), (options, out) -> {
            int cycles = options.number("--cycles", 1000, 20, 100_000);
            if (!Files.exists(EXAMPLE)) {
                throw new IOException(EXAMPLE + " is missing; build it: mvn -f examples/wave-policy package");
            }
            try (Robot live = Robot.live(options.home(), Map.of("API_TOKEN", "only-to-measure-it"));
                    HttpClient http = HttpClient.newHttpClient()) {
                return new Cycles(live, http, out).run(cycles);
            }
        });
    }

    private boolean run(int cycles) throws IOException, InterruptedException {
        byte[] jar = Files.readAllBytes(EXAMPLE);
        int step = cycles / STEPS;
        try (Vitals vitals = new Vitals(robot)) {
            print(0, Footprint.of(vitals, robot.pid()));
            Footprint first = after(0, WARM_STEPS, step, jar, vitals);
            long begun = System.nanoTime();
            Footprint last = after(WARM_STEPS, STEPS, step, jar, vitals);
            boolean flat = last.isNoMoreThan(first);
            out.printf(
                    Locale.ROOT,
                    "cycles: %d, %.0f ms each; live heap %+.1f kB a cycle; %s%n",
                    cycles,
                    (System.nanoTime() - begun) / 1e6 / (step * (STEPS - WARM_STEPS)),
                    (last.heap() - first.heap()) / 1e3 / (step * (STEPS - WARM_STEPS)),
                    flat ? "nothing else is left behind" : "the process grows");
            return flat;
        }
    }

    /** Runs steps from one up to another, and looks after each. */
    private Footprint after(int from, int until, int step, byte[] jar, Vitals vitals)
            throws IOException, InterruptedException {
        Footprint now = Footprint.of(vitals, robot.pid());
        for (int i = from; i < until; i++) {
            cycle(jar, step);
            now = Footprint.of(vitals, robot.pid());
            print((i + 1) * step, now);
        }
        return now;
    }

    private void print(int cycles, Footprint now) {
        out.printf(Locale.ROOT, "after %5d: %s%n", cycles, now);
    }

    private void cycle(byte[] jar, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            require(201, send("POST", "/api/bundles", "application/java-archive", jar));
            require(robot.client().call("POST", "/api/modules/policy/active", Map.of("name", "wave")));
            require(robot.client().call("POST", "/api/modules/policy/active", Map.of("automatic", true)));
            require(200, send("DELETE", "/api/bundles?name=org.example.wave", "application/json", new byte[0]));
        }
    }

    private static void require(RobotClient.Reply reply) throws IOException {
        JsonNode body = reply.body();
        if (reply.code() != 200) {
            throw new IOException("a swap was answered " + reply.code() + ": " + body);
        }
    }

    private static void require(int code, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != code) {
            throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                robot.client()
                        .request(path)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
