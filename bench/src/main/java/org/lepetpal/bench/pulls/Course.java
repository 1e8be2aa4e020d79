package org.lepetpal.bench.pulls;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.lepetpal.bench.loop.Lateness;
import org.lepetpal.bench.soak.Flatness;

/**
 * All of a run, and what is to be thought of it.
 *
 * @param quiet looks at a robot whose camera serves
 * @param rounds with the camera taken away
 * @param watching viewers there were
 * @param stayed how many of them were connected to the end
 */
record Course(List<Look> quiet, List<Round> rounds, int watching, int stayed) {
    private static final double GROWTH = 0.1;
    private static final double MORE_HANDLES = 8;

    /** Whether it is as it has to be. */
    boolean isGood() {
        return stayed == watching && isFlat() && isUnchanged();
    }

    private boolean isFlat() {
        return grows(Look::heap) <= GROWTH
                && grows(Look::memory) <= GROWTH
                && grows(Look::threads) <= GROWTH
                && course(Look::handles).grownBy() <= MORE_HANDLES;
    }

    private double grows(ToDoubleFunction<Look> figure) {
        Flatness course = course(figure);
        return course.grownBy() / course.early();
    }

    private Flatness course(ToDoubleFunction<Look> figure) {
        Flatness course = new Flatness();
        rounds.forEach(round -> course.add(figure.applyAsDouble(round.look())));
        return course;
    }

    private boolean isUnchanged() {
        return with().isNoLaterThan(without());
    }

    private Lateness without() {
        return Lateness.median(quiet.stream().map(Look::late).toList());
    }

    private Lateness with() {
        return Lateness.median(rounds.stream().map(round -> round.look().late()).toList());
    }

    /** The lines below the table. */
    List<String> verdict() {
        return List.of(
                figure("live heap, MB", Look::heap),
                figure("other memory, MB", Look::memory),
                figure("threads", Look::threads),
                figure("handles", Look::handles),
                lateness("99th", Lateness::p99),
                lateness("99.9th", Lateness::p999),
                String.format(
                        Locale.ROOT,
                        "pulls: %d of %d came back, lost after %.1f s and back after %.1f s at most; %d of %d viewers stayed; "
                                + "memory %s, lateness %s",
                        rounds.size(),
                        rounds.size(),
                        rounds.stream().mapToDouble(Round::lost).max().orElse(0),
                        rounds.stream().mapToDouble(Round::back).max().orElse(0),
                        stayed,
                        watching,
                        isFlat() ? "flat" : "NOT flat",
                        isUnchanged() ? "unchanged" : "CHANGED"));
    }

    private String figure(String name, ToDoubleFunction<Look> figure) {
        Flatness course = course(figure);
        return String.format(Locale.ROOT, "%-18s %7.1f at first, %7.1f at last", name, course.early(), course.late());
    }

    private String lateness(String percentile, ToDoubleFunction<Lateness> figure) {
        double without = figure.applyAsDouble(without());
        double with = figure.applyAsDouble(with());
        return String.format(
                Locale.ROOT,
                "loop late at the %s percentile by %.0f us without pulls, %.0f us with (ratio %.2f), medians",
                percentile,
                without,
                with,
                with / Math.max(1, without));
    }
}
