package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Arguments;
import org.lepetpal.bench.robot.Program;

/**
 * What a SmolVLA policy of the released model's size costs: time by stage, memory, loading, beside what this machine could reach
 * and beside PyTorch. Its weights are random numbers in a checkpoint that is written to the temporary folder and loaded as the
 * robot does. Each contender is a process of its own; they take turns, so that a busy minute is everybody's.
 */
public final class PolicyBench {
    private static final String SMALL = "--small";

    private final Contenders contenders;
    private final int rounds;
    private final boolean small;
    private final PrintStream out;

    private PolicyBench(Contenders contenders, int rounds, boolean small, PrintStream out) {
        this.contenders = contenders;
        this.rounds = rounds;
        this.small = small;
        this.out = out;
    }

    /**
     * {@code --threads} 1…64 (default: as many as there are processors); {@code --rounds} 1…100 (default 5); {@code --small}: a
     * model that is through in seconds, to see that all works; {@code --home}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments);
        boolean small = words.contains(SMALL);
        String[] others = words.stream().filter(word -> !word.equals(SMALL)).toArray(String[]::new);
        Program.main("policy", others, Set.of("--threads", "--rounds"), (options, out) -> measure(options, small, out));
    }

    private static boolean measure(Arguments options, boolean small, PrintStream out)
            throws IOException, InterruptedException {
        int processors = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 64);
        int threads = options.number("--threads", processors, 1, 64);
        int rounds = options.number("--rounds", 5, 1, 100);
        Path folder = Files.createTempDirectory("policy-bench");
        try {
            return new PolicyBench(new Contenders(options.home(), folder, threads), rounds, small, out).run();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean run() throws IOException, InterruptedException {
        contenders.write(small);
        Report report = new Report(out);
        JsonNode shapes = first(report);
        try (Thinker machine = contenders.machine();
                Thinker own = contenders.own()) {
            Optional<Thinker> peer = contenders.peer(shapes);
            try {
                Race race = new Race(
                        machine, Stream.concat(Stream.of(own), peer.stream()).toList());
                race.run(rounds);
                Loaded again = Loaded.of(own);
                report.loading(own.name(), "again", again);
                peer.ifPresentOrElse(
                        other -> report.line(
                                "PyTorch %s, linear layers by %s",
                                other.ready().path("version").asText(),
                                other.ready().path("linear").asText()),
                        () -> report.line("no PyTorch to compare with; on Debian: apt-get install python3-torch"
                                + " libopenblas0-pthread"));
                report.stages(race, shapes.path("work"));
                if (small) {
                    report.line("(a model this small says nothing of the goals)");
                }
                boolean kept = report.goals(race, shapes.path("work"), again, peer.map(_ -> race.figures()
                        .getLast()));
                return small || kept;
            } finally {
                peer.ifPresent(Thinker::close);
            }
        }
    }

    /** Loads it for the first time. @return what it says of itself */
    private JsonNode first(Report report) throws IOException {
        try (Thinker own = contenders.own()) {
            own.ask("chunk");
            report.loading(own.name(), "the first time", Loaded.of(own));
            return own.ready();
        }
    }
}
