package org.lepetpal.bench.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real distribution as a process of its own, simulated, with time that stands still until it is stepped or passes. */
public final class Robot implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration END = Duration.ofSeconds(6);
    private static final int LAST_LINES = 15;
    /** Its folder is gone with it: models that are kept there fill the disk for nobody. */
    private static final Map<String, String> SIMULATED = Map.of(
            "BIND",
            "127.0.0.1",
            "ARM",
            "sim",
            "CAMERA",
            "sim",
            "DISPENSER",
            "sim",
            "VOICE",
            "none",
            "SMOLVLA_CACHE_MB",
            "0");

    private final Sandbox sandbox;
    private final Process process;
    private final RobotClient client;
    private final Thread killer;

    private Robot(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        sandbox = new Sandbox(home);
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(sandbox.launcher().toString())).redirectErrorStream(true);
        builder.redirectOutput(sandbox.console().toFile());
        builder.environment().putAll(SIMULATED);
        builder.environment().putAll(settings);
        builder.environment().put("PORT", String.valueOf(port));
        process = builder.start();
        killer = new Thread(process::destroyForcibly, "robot-killer");
        Runtime.getRuntime().addShutdownHook(killer);
        client =
                new RobotClient(URI.create("http://127.0.0.1:" + port), Optional.ofNullable(settings.get("API_TOKEN")));
        try {
            awaitHealth("stepped".equals(settings.get("TIME")));
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /**
     * One whose time is stepped, well and ready.
     *
     * @param home folder of the distribution
     * @param settings environment variables besides
     */
    public static Robot stepped(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("TIME", "stepped");
        all.putIfAbsent("SIM_CAMERA_FPS", "10");
        return new Robot(home, all);
    }

    /** One whose time passes, well and ready. See {@link #stepped}. */
    public static Robot live(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("TIME", "real");
        return new Robot(home, all);
    }

    /** Its front door. */
    public RobotClient client() {
        return client;
    }

    /** Where bundles are dropped for it. */
    public Path deploy() {
        return sandbox.launcher().resolveSibling("../deploy").normalize();
    }

    /** Its process. */
    public long pid() {
        return process.pid();
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
    private void awaitHealth(boolean stepped) throws IOException, InterruptedException {
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
                if (stepped) {
                    client.step(Duration.ofMillis(100));
                }
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
