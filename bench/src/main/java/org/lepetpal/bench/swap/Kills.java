package org.lepetpal.bench.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Mortal;
import org.lepetpal.bench.robot.Program;

/**
 * The process is killed in the middle of a deployment, a switch and an upload, over and over from the same folder: it has to
 * come up well each time, with what was there before or what was to come, never with half of it. It is told how often the kill
 * really hit: a run of many rounds in which it never did has shown nothing, and fails.
 */
public final class Kills {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration BEGUN = Duration.ofSeconds(10);

    private final Mortal robot;
    private final Mischief mischief;
    private final PrintStream out;
    private final Hits hits = new Hits();

    private Kills(Mortal robot, Mischief mischief, PrintStream out) {
        this.robot = robot;
        this.mischief = mischief;
        this.out = out;
    }

    /** {@code --rounds} 1…1000 (default 100); {@code --seed} 0…1000000 (default 1); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("kill", arguments, Set.of("--rounds", "--seed"), (options, out) -> {
            int rounds = options.number("--rounds", 100, 1, 1000);
            Random random = new Random(options.number("--seed", 1, 0, 1_000_000));
            Path plugin = ExamplePolicy.jar();
            try (Mortal robot = new Mortal(options.home())) {
                return new Kills(robot, new Mischief(robot, plugin), out).run(rounds, random);
            }
        });
    }

    private boolean run(int rounds, Random random) throws IOException, InterruptedException {
        List<Duration> starts = new ArrayList<>();
        int bad = 0;
        robot.start(START);
        for (int round = 0; round < rounds; round++) {
            Operation operation = Operation.values()[round % Operation.values().length];
            String found = round(operation, round, random, starts);
            bad += found.isEmpty() ? 0 : 1;
        }
        out.print(hits);
        Optional<String> missed = hits.complaint();
        missed.ifPresent(out::println);
        Collections.sort(starts);
        out.printf(
                Locale.ROOT,
                "kill: %d rounds, %d bad; well again after %.1f s median, %.1f s worst%n",
                rounds,
                bad,
                starts.get(starts.size() / 2).toMillis() / 1e3,
                starts.getLast().toMillis() / 1e3);
        return bad == 0 && missed.isEmpty();
    }

    /**
     * Half of the time blindly, half of the time once it has begun: how soon that is depends on the machine.
     *
     * @return what is wrong; empty where all is well
     */
    private String round(Operation operation, int round, Random random, List<Duration> starts)
            throws IOException, InterruptedException {
        mischief.prepare(operation);
        boolean aimed = operation.isSeenUnderWay() && random.nextBoolean();
        Attempt attempt = mischief.begin(operation, round);
        long begun = System.nanoTime();
        if (aimed) {
            mischief.awaitBegun(operation, attempt, BEGUN);
        }
        TimeUnit.MILLISECONDS.sleep(aimed ? Operation.millisOfRest(random) : operation.millis(random));
        attempt.expectCutOff();
        robot.kill();
        long wait = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        attempt.await();
        Progress progress = mischief.progress(operation, attempt);
        hits.count(operation, progress);
        String found = Stream.of(attempt.complaint().orElse(""), again(starts))
                .filter(complaint -> !complaint.isEmpty())
                .collect(Collectors.joining("; "));
        out.printf(
                Locale.ROOT,
                "%3d killed %4d ms into %-10s %-9s well after %.1f s %s%n",
                round + 1,
                wait,
                operation,
                progress,
                starts.getLast().toMillis() / 1e3,
                found);
        return found;
    }

    /** @return what is wrong; empty where all is well */
    private String again(List<Duration> starts) throws InterruptedException {
        try {
            starts.add(robot.start(START));
            return mischief.complaint();
        } catch (IOException e) {
            starts.add(START);
            return String.valueOf(e.getMessage());
        }
    }
}
