package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that has a model in memory: it says that it is ready by a line of JSON, and answers each line with another. */
final class Thinker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;
    /** A large model on a small processor is loaded, or thinks, for minutes; an answer that takes longer never comes. */
    private static final long ANSWER_SECONDS = 1800;

    private static final String PEAK = "VmHWM:";

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final JsonNode ready;

    /**
     * Starts it and waits until it is ready.
     *
     * @throws IOException when it cannot be started, or ends before; what it complains of is on the console
     */
    Thinker(String name, List<String> command, Map<String, String> environment) throws IOException {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        boolean came = false;
        try {
            this.ready = answer();
            came = true;
        } finally {
            if (!came) {
                process.destroy();
            }
        }
    }

    String name() {
        return name;
    }

    /** What it said when it was ready. */
    JsonNode ready() {
        return ready;
    }

    JsonNode ask(String question) throws IOException {
        process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        // whoever hangs is ended, by which its line ends too
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS));
        String line = answers.readLine();
        late.cancel(false);
        if (line == null) {
            throw new IOException(name + " ended before it answered, or was ended after " + ANSWER_SECONDS + " s");
        }
        return JSON.readTree(line);
    }

    /** Most memory that it ever had at once, bytes. */
    double peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith(PEAK)) {
                return 1024.0 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("the kernel does not say how much memory " + name + " had");
    }

    /** Ends with its input. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
