package org.lepetpal.itests.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.itests.Await;

/** The distribution's simulated arm alone on a pseudo-terminal, a process of its own: {@code ./lepetpal bus}. */
final class TerminalBus implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("(/dev/pts/\\d+)");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Leash leash;
    private final Writer commands;
    private final List<String> said = new ArrayList<>();

    private TerminalBus(Process process) throws IOException {
        this.process = process;
        this.leash = Leash.on(process);
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread.ofVirtual().name("terminal-bus-output").start(this::listen);
    }

    static TerminalBus start(String... options) throws IOException, InterruptedException {
        Path product = Path.of(System.getProperty("lepetpal.product")).toRealPath();
        List<String> line = new ArrayList<>(ahead());
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=ERROR",
                "-cp",
                product + "/bin/org.apache.felix.main.jar:" + product + "/bundles/*",
                "org.lepetpal.simulation.terminal.BusProgram"));
        line.addAll(List.of(options));
        return new TerminalBus(
                new ProcessBuilder(line).redirectErrorStream(true).start());
    }

    /** Servos wait for no processor: where that is permitted the bus goes before ordinary programs. */
    private static List<String> ahead() throws InterruptedException {
        List<String> ahead = List.of("chrt", "--fifo", "5");
        List<String> trial = new ArrayList<>(ahead);
        trial.add("true");
        try {
            Process tried = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0 ? ahead : List.of();
        } catch (IOException noSuchProgram) {
            return List.of();
        }
    }

    /** The path of the terminal; waits until it is printed. */
    String path() throws Exception {
        Await.until("the terminal's path", LIMIT, () -> announced().isPresent());
        return announced().orElseThrow();
    }

    private Optional<String> announced() {
        return lines().stream()
                .map(PATH::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce((_, newest) -> newest);
    }

    /** Types a line. */
    void type(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    /** Types a line and waits for a line of this kind. */
    String ask(String line, Pattern answer) throws Exception {
        int before = lines().size();
        type(line);
        Await.until(
                "an answer to " + line, LIMIT, () -> answered(before, answer).isPresent());
        return answered(before, answer).orElseThrow();
    }

    private Optional<String> answered(int before, Pattern answer) {
        return lines().stream()
                .skip(before)
                .filter(line -> answer.matcher(line).matches())
                .findFirst();
    }

    private List<String> lines() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (IOException ended) {
            synchronized (said) {
                said.add("ended: " + ended.getMessage());
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        leash.close();
    }
}
