package org.lepetpal.bench.eval;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts results and shows them: a progress bar where somebody watches, a table, and one last line. Any thread. */
final class Scoreboard {
    private static final int BAR = 40;
    private static final int SEEDS_SHOWN = 12;

    private final PrintStream out;
    private final boolean terminal;
    private final int expected;
    private final List<Result> results = new ArrayList<>();

    /**
     * @param terminal whether a person watches, so that a line may be written over
     * @param expected number of episodes to come
     */
    Scoreboard(PrintStream out, boolean terminal, int expected) {
        this.out = out;
        this.terminal = terminal;
        this.expected = expected;
    }

    synchronized void add(Result result) {
        results.add(result);
        if (terminal) {
            int done = BAR * results.size() / expected;
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %d of %d, %d succeeded",
                    "#".repeat(done),
                    ".".repeat(BAR - done),
                    results.size(),
                    expected,
                    successes(results));
            out.flush();
        } else if (!result.success()) {
            out.printf(
                    Locale.ROOT,
                    "%s, seed %d: %s%n",
                    result.task().prompt(),
                    result.seed(),
                    result.failure().orElseThrow());
        }
    }

    /** The table, failures by cause, and the line that says it all. */
    synchronized void finish(List<Task> tasks) {
        if (terminal) {
            out.println();
        }
        out.printf(
                "%n%-18s %9s %9s %10s %10s %10s%n", "task", "episodes", "success", "median s", "95 % s", "longest s");
        for (Task task : tasks) {
            List<Result> own =
                    results.stream().filter(result -> result.task() == task).toList();
            double[] seconds =
                    own.stream().mapToDouble(Result::seconds).sorted().toArray();
            out.printf(
                    Locale.ROOT,
                    "%-18s %9d %9d %10.2f %10.2f %10.2f%n",
                    task.prompt(),
                    own.size(),
                    successes(own),
                    percentile(seconds, 0.5),
                    percentile(seconds, 0.95),
                    percentile(seconds, 1));
        }
        causes();
        out.println();
        int good = successes(results);
        out.printf(
                Locale.ROOT,
                "success %.1f %% (%d of %d)%n",
                results.isEmpty() ? 0 : 100.0 * good / results.size(),
                good,
                results.size());
    }

    private void causes() {
        Map<String, List<Result>> byCause = new TreeMap<>();
        results.stream().filter(result -> !result.success()).forEach(result -> byCause.computeIfAbsent(
                        result.cause(), cause -> new ArrayList<>())
                .add(result));
        if (!byCause.isEmpty()) {
            out.printf("%nfailures by cause%n");
        }
        byCause.forEach((cause, failed) -> out.printf("%5d  %s (seeds %s)%n", failed.size(), cause, seeds(failed)));
    }

    private static String seeds(List<Result> failed) {
        List<String> all = failed.stream()
                .map(result -> String.valueOf(result.seed()))
                .sorted()
                .toList();
        return all.size() <= SEEDS_SHOWN
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, SEEDS_SHOWN)) + ", …";
    }

    private static int successes(List<Result> some) {
        return (int) some.stream().filter(Result::success).count();
    }

    /** The smallest value that is not exceeded by this part of all; 0 where there is none. */
    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
