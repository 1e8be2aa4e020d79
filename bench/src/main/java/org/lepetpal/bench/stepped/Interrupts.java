package org.lepetpal.bench.stepped;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;

/**
 * Cancels and sends home at random moments of random commands. Each time the motion of the interrupted command has to have
 * ended within 1 s.
 */
public final class Interrupts {
    private final Path home;
    private final int seed;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();
    private final Stops stops = new Stops();

    private Interrupts(Path home, int seed, int count) {
        this.home = home;
        this.seed = seed;
        this.count = count;
    }

    /** {@code --interrupts} (default 1000), {@code --seed} (1), {@code --workers} (one per two cores), {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("interrupts", arguments, Set.of("--interrupts", "--seed", "--workers"), (options, out) -> {
            int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            return new Interrupts(
                            options.home(),
                            options.number("--seed", 1, 0, Integer.MAX_VALUE - 1_000_000),
                            options.number("--interrupts", 1_000, 1, 1_000_000))
                    .run(options.number("--workers", workers, 1, 16), out);
        });
    }

    private boolean run(int workers, PrintStream out) throws IOException, InterruptedException {
        List<Future<Object>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            for (int i = 0; i < workers; i++) {
                all.add(pool.submit(() -> {
                    work(out);
                    return null;
                }));
            }
        }
        for (Future<Object> worker : all) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
            }
        }
        return stops.report(out);
    }

    private void work(PrintStream out) throws IOException, InterruptedException {
        try (Robot robot = Robot.stepped(home, Map.of())) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                Stop stop = new Interrupt(robot.client(), seed + i).run();
                stops.add(stop).ifPresent(out::println);
                if (!stop.good()) {
                    out.println(stop);
                }
            }
        }
    }

    /**
     * What became of one interrupt.
     *
     * @param seed of the room and of the moment
     * @param how {@code cancel} or {@code go home}
     * @param phase what the command was doing
     * @param millis until its motion had ended, simulated
     * @param aborted whether the command ended so
     */
    record Stop(long seed, String how, String phase, long millis, boolean aborted) {
        static final long ALLOWED_MILLIS = 1_000;

        boolean good() {
            return aborted && millis <= ALLOWED_MILLIS;
        }
    }
}
