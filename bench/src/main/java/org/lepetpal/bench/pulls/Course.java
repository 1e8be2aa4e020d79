package org.lepetpal.bench.pulls;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
    /** Of two quiet stretches one may be so much worse than the other… */
    private static final double RATIO = 1.25;
    /** … or by so much, where next to nothing is compared with nothing. */
    private static final double MICROS = 200;

    /** Whether it is as it has to be. */
    boolean isGood() {
        return stayed == watching
                && isFlat()
                && isUnchanged(late -> late.late().p99())
                && isUnchanged(late -> late.late().p999());
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

    private boolean isUnchanged(ToDoubleFunction<Look> lateness) {
        double with = with(lateness);
        double without = without(lateness);
        return with <= RATIO * without || with <= without + MICROS;
    }

    private double without(ToDoubleFunction<Look> figure) {
        return median(quiet.stream().mapToDouble(figure).sorted().toArray());
    }

    private double with(ToDoubleFunction<Look> figure) {
        return median(
                rounds.stream().map(Round::look).mapToDouble(figure).sorted().toArray());
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** The lines below the table. */
    List<String> verdict() {
        return List.of(
                figure("live heap, MB", Look::heap),
                figure("other memory, MB", Look::memory),
                figure("threads", Look::threads),
                figure("handles", Look::handles),
                lateness("99th", look -> look.late().p99()),
                lateness("99.9th", look -> look.late().p999()),
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
                        isUnchanged(look -> look.late().p99())
                                        && isUnchanged(look -> look.late().p999())
                                ? "unchanged"
                                : "CHANGED"));
    }

    private String figure(String name, ToDoubleFunction<Look> figure) {
        Flatness course = course(figure);
        return String.format(Locale.ROOT, "%-18s %7.1f at first, %7.1f at last", name, course.early(), course.late());
    }

    private String lateness(String percentile, ToDoubleFunction<Look> figure) {
        double without = without(figure);
        double with = with(figure);
        return String.format(
                Locale.ROOT,
                "loop late at the %s percentile by %.0f us without pulls, %.0f us with (ratio %.2f), medians",
                percentile,
                without,
                with,
                with / Math.max(1, without));
    }
}
