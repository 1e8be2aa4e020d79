package org.lepetpal.bench.stepped;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lepetpal.bench.stepped.Interrupts.Stop;

/** Counts interrupts. Any thread. */
final class Stops {
    private static final int OFTEN = 50;

    private final List<Stop> all = new ArrayList<>();

    /** @return a line for people after every {@value #OFTEN} of them */
    synchronized Optional<String> add(Stop stop) {
        all.add(stop);
        return all.size() % OFTEN == 0
                ? Optional.of("%d interrupts, %d good, worst %d ms".formatted(all.size(), good(), worst()))
                : Optional.empty();
    }

    private long good() {
        return all.stream().filter(Stop::good).count();
    }

    private long worst() {
        return all.stream().mapToLong(Stop::millis).max().orElse(0);
    }

    /** @return whether all were good */
    synchronized boolean report(PrintStream out) {
        out.printf("%n%-10s %-16s %8s %10s %10s%n", "interrupt", "phase", "times", "median ms", "worst ms");
        for (String how : List.of("cancel", "go home")) {
            TreeSet<String> phases = new TreeSet<>();
            all.forEach(stop -> phases.add(stop.phase()));
            for (String phase : phases) {
                long[] millis = all.stream()
                        .filter(stop -> stop.how().equals(how) && stop.phase().equals(phase))
                        .mapToLong(Stop::millis)
                        .sorted()
                        .toArray();
                if (millis.length > 0) {
                    out.printf(
                            "%-10s %-16s %8d %10d %10d%n",
                            how, phase, millis.length, millis[millis.length / 2], millis[millis.length - 1]);
                }
            }
        }
        out.printf(
                "%ninterrupts: motion ended within %d ms in %d of %d; worst %d ms%n",
                Stop.ALLOWED_MILLIS, good(), all.size(), worst());
        return good() == all.size();
    }
}
