package org.lepetpal.bench.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lepetpal.bench.robot.Mortal;
import org.lepetpal.bench.robot.Program;

/**
 * The process is killed in the middle of a deployment, a switch and an upload, over and over from the same folder: it has to
 * come up well each time, with what was there before or what was to come, never with half of it. It is told how often the kill
 * really hit.
 */
public final class Kills {
    private static final Path EXAMPLE = Path.of("examples/wave-policy/target/org.example.wave-1.0.0.jar");
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
            if (!Files.exists(EXAMPLE)) {
                throw new IOException(EXAMPLE + " is missing; build it: mvn -f examples/wave-policy package");
            }
            try (Mortal robot = new Mortal(options.home())) {
                return new Kills(robot, new Mischief(robot, EXAMPLE), out).run(rounds, random);
            }
        });
    }

    private boolean run(int rounds, Random random) throws IOException, InterruptedException {
        List<Duration> starts = new ArrayList<>();
        int bad = 0;
        robot.start(START);
        for (int round = 0; round < rounds; round++) {
            Deed deed = Deed.values()[round % Deed.values().length];
            String found = round(deed, round, random, starts);
            bad += found.isEmpty() ? 0 : 1;
        }
        out.print(hits);
        Collections.sort(starts);
        out.printf(
                Locale.ROOT,
                "kill: %d rounds, %d bad; well again after %.1f s median, %.1f s worst%n",
                rounds,
                bad,
                starts.get(starts.size() / 2).toMillis() / 1e3,
                starts.getLast().toMillis() / 1e3);
        return bad == 0;
    }

    /**
     * Half of the time blindly, half of the time once it has begun: how soon that is depends on the machine.
     *
     * @return what is wrong; empty where all is well
     */
    private String round(Deed deed, int round, Random random, List<Duration> starts)
            throws IOException, InterruptedException {
        mischief.prepare(deed);
        boolean aimed = deed != Deed.TAKE_OUT && random.nextBoolean();
        Act act = mischief.begin(deed, round);
        long begun = System.nanoTime();
        if (aimed) {
            mischief.awaitBegun(deed, act, BEGUN);
        }
        TimeUnit.MILLISECONDS.sleep(aimed ? Deed.millisOfRest(random) : deed.millis(random));
        robot.kill();
        long wait = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        act.await();
        Progress progress = mischief.progress(deed, act);
        hits.count(deed, progress);
        String found = act.refusal().orElse("") + again(starts);
        out.printf(
                Locale.ROOT,
                "%3d killed %4d ms into %-10s %-9s well after %.1f s %s%n",
                round + 1,
                wait,
                deed,
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
