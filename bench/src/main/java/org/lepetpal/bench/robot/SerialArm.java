package org.lepetpal.bench.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution's simulated arm as a process of its own at a serial port: {@code ./lepetpal bus}. */
public final class SerialArm implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/dev/pts/\\d+");
    /** Servos wait for no processor: where that is permitted they go before all else, the robot's control loop (50) included. */
    private static final int PRIORITY = 60;

    private static final List<String> AHEAD = List.of("chrt", "--fifo", String.valueOf(PRIORITY));

    private final Process process;
    private final Thread killer;
    private final String path;
    private final boolean ahead;

    /**
     * Starts it and waits until it is there, some seconds.
     *
     * @param home folder of the distribution
     * @param options of {@code ./lepetpal bus}
     */
    public SerialArm(Path home, List<String> options) throws IOException, InterruptedException {
        Path product = home.toRealPath();
        ahead = permitted();
        List<String> line = new ArrayList<>(ahead ? AHEAD : List.of());
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // The optimising compiler would run at that priority for seconds, and nobody, the servos included,
                // beside it.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=ERROR",
                "-cp",
                product + "/bin/org.apache.felix.main.jar:" + product + "/bundles/*",
                "org.lepetpal.simulation.terminal.BusProgram"));
        line.addAll(options);
        process = new ProcessBuilder(line).redirectErrorStream(true).start();
        killer = new Thread(process::destroyForcibly, "arm-killer");
        Runtime.getRuntime().addShutdownHook(killer);
        path = announced();
    }

    private static boolean permitted() throws InterruptedException {
        List<String> trial = new ArrayList<>(AHEAD);
        trial.add("true");
        try {
            return new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** What it says besides is little, and fits into its pipe. */
    private String announced() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher found = PATH.matcher(line);
            if (found.find()) {
                return found.group();
            }
            said.append(line).append('\n');
        }
        close();
        throw new IOException(String.format(Locale.ROOT, "the simulated bus ended:%n%s", said));
    }

    /** Its serial port. */
    public String path() {
        return path;
    }

    /** How it goes before other programs, in words; empty where that is not permitted. */
    public String precedence() {
        return ahead ? " in SCHED_FIFO " + PRIORITY : "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
