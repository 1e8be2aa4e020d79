package org.lepetpal.bench.eval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lepetpal.bench.robot.Robot;

/**
 * Measures how often and how fast the robot does its tasks, in rooms laid out at random, at its own timeout of 20 s
 * simulated time, stepped as fast as the machine can. The last line is, for example, {@code success 97.0 % (97 of 100)}.
 * Exit code 0 when all episodes were run, however they ended; 1 when they could not be run, 2 for a wrong command line.
 */
public final class Evaluation {
    private final Options options;
    private final Scoreboard scoreboard;
    private final Queue<Assignment> assignments = new ConcurrentLinkedQueue<>();

    private Evaluation(Options options) {
        this.options = options;
        for (Task task : options.tasks()) {
            for (int i = 0; i < options.episodes(); i++) {
                assignments.add(new Assignment(task, options.seed() + i));
            }
        }
        boolean terminal = System.console() != null && System.console().isTerminal();
        this.scoreboard = new Scoreboard(System.out, terminal, assignments.size());
    }

    /** Entry from the command line. */
    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("eval: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            new Evaluation(options).run();
        } catch (IOException e) {
            System.err.println("eval: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        List<Future<Object>> workers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(options.workers())) {
            for (int i = 0; i < options.workers(); i++) {
                workers.add(pool.submit(() -> {
                    work();
                    return null;
                }));
            }
        }
        for (Future<Object> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
            }
        }
        scoreboard.finish(options.tasks());
    }

    private void work() throws IOException, InterruptedException {
        try (Robot robot = Robot.stepped(options.home(), settings())) {
            PolicyChoice choice = new PolicyChoice(robot.client());
            Episode episode = new Episode(robot.client(), options.step(), options.policy());
            for (Assignment next = assignments.poll(); next != null; next = assignments.poll()) {
                // one that failed on probation is out, and would be for all episodes that follow
                if (options.policy().isPresent()) {
                    choice.choose(options.policy().get());
                }
                scoreboard.add(episode.run(next.task(), next.seed()));
            }
        }
    }

    /** Another policy that steps in would be taken for the one that is measured. */
    private Map<String, String> settings() {
        String models = options.home().resolve("models").toAbsolutePath().toString();
        return options.policy().isPresent() ? Map.of("MODELS_DIR", models, "POLICY_FALLBACK", "false") : Map.of();
    }

    private record Assignment(Task task, long seed) {}
}
