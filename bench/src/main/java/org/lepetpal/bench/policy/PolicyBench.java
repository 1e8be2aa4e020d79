package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** Single precision first: all others are compared with it. */
    private static final List<String> MODES = List.of("fp32", "int8", "int8-pictures");

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
        fromDisk(report);
        List<Thinker> running = new ArrayList<>();
        try (Thinker machine = contenders.machine()) {
            for (String mode : MODES) {
                running.add(contenders.own(mode));
            }
            Optional<Thinker> peer = contenders.peer(shapes);
            peer.ifPresent(running::add);
            Race race = new Race(machine, running);
            race.run(rounds);
            for (Thinker own : running.subList(0, MODES.size())) {
                report.loading(own.name(), "again", Loaded.of(own));
            }
            report.peer(peer);
            report.stages(race, shapes.path("work"));
            if (small) {
                report.line("(a model this small says nothing of the goals)");
            }
            Optional<Figures> peerFigures = peer.map(_ -> race.figures().getLast());
            boolean kept = report.goals(race, shapes.path("work"), Loaded.of(running.getFirst()), peerFigures);
            return small || kept;
        } finally {
            running.forEach(Thinker::close);
        }
    }

    /** Loads single precision with nothing of its files in memory, as after a start of the machine. */
    private void fromDisk(Report report) throws IOException, InterruptedException {
        if (!contenders.chill()) {
            report.line(
                    "(loading from a disk is not measured: the temporary folder is in memory, or there is no GNU dd)");
            return;
        }
        try (Thinker own = contenders.own(MODES.getFirst())) {
            own.ask("chunk");
            report.loading(own.name(), "from the disk", Loaded.of(own));
        }
    }

    /** Loads each mode for the first time. @return what the model says of itself */
    private JsonNode first(Report report) throws IOException {
        JsonNode shapes = MissingNode.getInstance();
        for (String mode : MODES) {
            try (Thinker own = contenders.own(mode)) {
                own.ask("chunk");
                report.loading(mode, "the first time", Loaded.of(own));
                shapes = own.ready();
            }
        }
        return shapes;
    }
}
