package org.lepetpal.bench.robot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real distribution in real time, which may be killed at any moment and started again from the same folder. */
public final class Mortal implements AutoCloseable {
    private static final String TOKEN = "only-for-killing-it";
    private static final Map<String, String> SIMULATED = Map.of(
            "BIND", "127.0.0.1", "ARM", "sim", "CAMERA", "sim", "DISPENSER", "sim", "VOICE", "none", "TIME", "real");

    private final Sandbox sandbox;
    private final int port;
    private final RobotClient client;
    private final Thread killer = new Thread(() -> this.process.ifPresent(Process::destroyForcibly), "robot-killer");
    private volatile Optional<Process> process = Optional.empty();

    /** @param home folder of the distribution */
    public Mortal(Path home) throws IOException {
        sandbox = new Sandbox(home);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        client = new RobotClient(URI.create("http://127.0.0.1:" + port), Optional.of(TOKEN));
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Its folder. */
    public Path folder() {
        return sandbox.launcher().getParent().getParent();
    }

    /** Its front door. */
    public RobotClient client() {
        return client;
    }

    /**
     * Starts it and waits until it is well.
     *
     * @return how long that took
     * @throws IOException when it ends, or is not well in time
     */
    public Duration start(Duration limit) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(List.of(sandbox.launcher().toString())).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(sandbox.console().toFile()));
        builder.environment().putAll(SIMULATED);
        builder.environment().put("API_TOKEN", TOKEN);
        builder.environment().put("PORT", String.valueOf(port));
        Process started = builder.start();
        process = Optional.of(started);
        String last = "no answer";
        while (System.nanoTime() - begun < limit.toNanos()) {
            if (!started.isAlive()) {
                throw new IOException("the robot ended by itself with " + started.exitValue());
            }
            last = health();
            if (last.equals("ok")) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("the robot was not well after " + limit.toSeconds() + " s: " + last);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
        client.close();
        sandbox.close();
    }

    private String health() throws InterruptedException {
        try {
            return client.health();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
