package org.lepetpal.bench.eval;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real distribution as a process of its own, with time that stands still until it is stepped. */
final class Robot implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(6);
    private static final int LAST_LINES = 15;

    private final Sandbox sandbox;
    private final Process process;
    private final RobotClient client;
    private final Thread killer;

    Robot(Path home) throws IOException, InterruptedException {
        sandbox = new Sandbox(home);
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(sandbox.launcher().toString())).redirectErrorStream(true);
        builder.redirectOutput(sandbox.console().toFile());
        builder.environment()
                .putAll(Map.of(
                        "TIME", "stepped",
                        "PORT", String.valueOf(port),
                        "BIND", "127.0.0.1",
                        "SIM_CAMERA_FPS", "10",
                        "ARM", "sim",
                        "CAMERA", "sim",
                        "DISPENSER", "sim",
                        "VOICE", "none"));
        process = builder.start();
        killer = new Thread(process::destroyForcibly, "robot-killer");
        Runtime.getRuntime().addShutdownHook(killer);
        client = new RobotClient(URI.create("http://127.0.0.1:" + port));
        try {
            awaitHealth();
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    RobotClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
        client.close();
        sandbox.close();
    }

    /** Health may need time to pass: it is stepped as soon as the door for that is open. */
    private void awaitHealth() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("the robot ended while starting:\n" + lastLines());
            }
            try {
                last = client.health();
                if (last.equals("ok")) {
                    return;
                }
                client.step(Duration.ofMillis(100));
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException(
                "the robot did not get well in " + START.toSeconds() + " s: " + last + "\n" + lastLines());
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(sandbox.console());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
