package org.lepetpal.bench.eval;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for on the command line.
 *
 * @param tasks what is tried
 * @param episodes how often each, 1 or more
 * @param seed of the first episode; the next one has the next
 * @param home folder of the distribution
 * @param workers robots at work at the same time, 1…16
 * @param step simulated time from one look at the robot to the next
 * @param policy that is to be active; empty for the one that is preferred
 */
record Options(
        List<Task> tasks, int episodes, long seed, Path home, int workers, Duration step, Optional<String> policy) {
    static final String USAGE = """
            usage: ./lepetpal eval [--task "pick up the ball" | "get the treat" | all] [--episodes N] [--seed N]
                                   [--policy NAME] [--workers N] [--home FOLDER]

              --task      what the robot is told; all tries both (default: all)
              --episodes  how often (default: 100)
              --seed      of the first episode, the next one has the next (default: 1)
              --policy    which one is to do it, NAME or NAME@VERSION, of those that the distribution has or that lie in
                          its folder models (default: the preferred one)
              --workers   robots at work at the same time (default: one per two cores)
              --home      folder of the distribution (default: distribution/target/lepetpal)""";

    Options {
        tasks = List.copyOf(tasks);
        if (episodes < 1 || episodes > 100_000) {
            throw new IllegalArgumentException("--episodes " + episodes + " is not in 1…100000");
        }
        if (workers < 1 || workers > 16) {
            throw new IllegalArgumentException("--workers " + workers + " is not in 1…16");
        }
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static Options parse(List<String> arguments) {
        List<Task> tasks = List.of(Task.values());
        int episodes = 100;
        long seed = 1;
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Path home = Path.of("distribution/target/lepetpal");
        Optional<String> policy = Optional.empty();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--task" -> tasks = Task.parse(value);
                case "--episodes" -> episodes = (int) number(name, value);
                case "--seed" -> seed = number(name, value);
                case "--workers" -> workers = (int) number(name, value);
                case "--policy" -> policy = Optional.of(value);
                case "--home" -> home = Path.of(value);
                default -> throw new IllegalArgumentException("there is no option " + name);
            }
        }
        return new Options(tasks, episodes, seed, home, workers, Duration.ofMillis(50), policy);
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + value + " is not a number", e);
        }
    }
}
