package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lepetpal.bench.robot.Mortal;

/** What is under way when the robot is killed, and whether it left traces that it should not. */
final class Mischief {
    private static final int WEIGHTS = 20_000_000;

    private final Mortal robot;
    private final Path plugin;
    private final byte[] model = zip();

    /** What is done to the robot. */
    enum Deed {
        DEPLOY,
        UPLOAD_JAR,
        SWITCH,
        UPLOAD
    }

    /** @param plugin jar of the example policy */
    Mischief(Mortal robot, Path plugin) {
        this.robot = robot;
        this.plugin = plugin;
    }

    /** Begins it on a thread of its own, which ends when the robot does. */
    Thread begin(Deed deed, int round) {
        return Thread.ofPlatform().daemon().name("mischief").start(() -> {
            try {
                switch (deed) {
                    case DEPLOY -> deploy();
                    case UPLOAD_JAR -> send("/api/bundles", "application/java-archive", Files.readAllBytes(plugin));
                    case SWITCH -> swap();
                    case UPLOAD -> send("/api/models/detector?name=big&version=" + round, "application/zip", model);
                }
            } catch (IOException killed) {
                // It was meant to be cut off; what it left is looked at when the robot is up again.
                Thread.currentThread().interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What is not as it should be; empty where all is. */
    String complaint() throws IOException, InterruptedException {
        JsonNode policy =
                robot.client().call("GET", "/api/modules/policy", Map.of()).body();
        String active = policy.at("/active/0").asText();
        if (!active.startsWith("scripted@") && !active.startsWith("wave@")) {
            return "active is '" + active + "'";
        }
        Path models = robot.folder().resolve("models/detector/big");
        if (Files.isDirectory(models)) {
            try (var versions = Files.list(models)) {
                for (Path version : versions.toList()) {
                    if (Files.size(version.resolve("big.onnx")) != WEIGHTS) {
                        return version.getFileName() + " is half a model";
                    }
                }
            }
        }
        return Files.exists(robot.folder().resolve("deploy/rejected")) ? "a sound jar was rejected" : "";
    }

    /** Puts the plug-in there, or takes it away. */
    private void deploy() throws IOException {
        Path jar = robot.folder().resolve("deploy/org.example.wave.jar");
        if (!Files.deleteIfExists(jar)) {
            Path arriving = jar.resolveSibling("wave.part");
            Files.copy(plugin, arriving, StandardCopyOption.REPLACE_EXISTING);
            Files.move(arriving, jar, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** There and back until it is cut off. */
    private void swap() throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            robot.client().call("POST", "/api/modules/policy/active", Map.of("name", i % 2 == 0 ? "wave" : "scripted"));
        }
    }

    private void send(String path, String type, byte[] body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    robot.client()
                            .request(path)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Looks like a model by its name, and is large enough to take a while. */
    private static byte[] zip() {
        byte[] noise = new byte[WEIGHTS];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("big.onnx"));
            zip.write(noise);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
