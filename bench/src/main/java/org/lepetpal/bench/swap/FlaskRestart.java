package org.lepetpal.bench.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The peer's way to another model: its process is ended and started anew. From that until its first answer. */
final class FlaskRestart {
    private static final Path PROGRAMS = Path.of("../shared/bench");
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RESTARTS = 5;

    private final PrintStream out;

    FlaskRestart(PrintStream out) {
        this.out = out;
    }

    /** Prints how long it takes, or what is missing. */
    void measure() throws IOException, InterruptedException {
        if (!Files.isReadable(PROGRAMS.resolve("seed_flask.py")) || !canImport()) {
            out.println(
                    "restart of the Flask program: not measured; it needs shared/bench beside the checkout, and Debian's"
                            + " python3-flask and python3-opencv");
            return;
        }
        double[] seconds = new double[RESTARTS];
        Process running = answering();
        try {
            for (int i = 0; i < RESTARTS; i++) {
                long begun = System.nanoTime();
                end(running);
                running = answering();
                seconds[i] = (System.nanoTime() - begun) / 1e9;
            }
        } finally {
            end(running);
        }
        Arrays.sort(seconds);
        out.printf(
                Locale.ROOT,
                "restart of the Flask program until its first answer, which loads no model: %.0f ms at the median of %d%n",
                seconds[RESTARTS / 2] * 1e3,
                RESTARTS);
    }

    private static boolean canImport() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import flask, cv2").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Starts it on a free port; returns with its first answer. */
    private static Process answering() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(PYTHON, "-B", "seed_flask.py")
                .directory(PROGRAMS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("PORT", String.valueOf(port), "MODE", "perclient"));
        Process process = builder.start();
        HttpRequest status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/status"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (http.send(status, BodyHandlers.discarding()).statusCode() == 200) {
                        return process;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
        }
        end(process);
        throw new IOException("seed_flask.py does not answer");
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
