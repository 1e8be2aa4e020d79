package org.lepetpal.bench.pulls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.lepetpal.bench.goal.Goal;
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
    private static final double MOST_PERCENT = 10;
    private static final double MORE_HANDLES = 8;

    /** Whether it is as it has to be. */
    boolean isGood() {
        return goals().stream().allMatch(Goal::isMet);
    }

    /** What is wanted, and how it is. */
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>(List.of(
                Goal.atLeast(watching, "viewers that stayed", stayed),
                growth("live heap", Look::heap),
                growth("other memory", Look::memory),
                growth("threads", Look::threads),
                Goal.atMost(
                        MORE_HANDLES,
                        "more open files and sockets at last than at first",
                        course(Look::handles).grownBy())));
        goals.addAll(with().goals(without()));
        return goals;
    }

    private Goal growth(String name, ToDoubleFunction<Look> figure) {
        Flatness course = course(figure);
        return Goal.atMost(
                MOST_PERCENT, name + ", more at last than at first, %", 100 * course.grownBy() / course.early());
    }

    private Flatness course(ToDoubleFunction<Look> figure) {
        Flatness course = new Flatness();
        rounds.forEach(round -> course.add(figure.applyAsDouble(round.look())));
        return course;
    }

    private Lateness without() {
        return Lateness.median(quiet.stream().map(Look::late).toList());
    }

    private Lateness with() {
        return Lateness.median(rounds.stream().map(round -> round.look().late()).toList());
    }

    /** How it went, in words: the lines below the table. */
    List<String> story() {
        return List.of(
                figure("live heap, MB", Look::heap),
                figure("other memory, MB", Look::memory),
                figure("threads", Look::threads),
                figure("handles", Look::handles),
                lateness("99th", Lateness::p99),
                lateness("99.9th", Lateness::p999),
                String.format(
                        Locale.ROOT,
                        "pulls: %d of %d came back, lost after %.1f s and back after %.1f s at most",
                        rounds.size(),
                        rounds.size(),
                        rounds.stream().mapToDouble(Round::lost).max().orElse(0),
                        rounds.stream().mapToDouble(Round::back).max().orElse(0)));
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
