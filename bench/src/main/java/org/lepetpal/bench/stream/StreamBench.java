package org.lepetpal.bench.stream;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.robot.Program;

/**
 * What feeding 1, 10, 50 and 100 viewers of 1280×720 at 30 pictures a second costs the robot, beside the usual Flask generator,
 * mjpg-streamer and µStreamer with the same pictures and the same viewers, one after the other.
 */
public final class StreamBench {
    private static final int[] VIEWERS = {0, 1, 10, 50, 100};
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    /** Just-in-time compilation is no part of what a robot costs that runs all day; it goes on for most of the first minute. */
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(40);
    /** A server learns that a viewer has gone when it sends the next pictures; until then there is no place for another one. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Duration span;
    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    private StreamBench(Duration span, PrintStream out) {
        this.span = span;
        this.out = out;
    }

    /** {@code --seconds} for each row, 2…60 (default 5); {@code --rounds} 1…10 (default 1); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("stream", arguments, Set.of("--seconds", "--rounds"), (options, out) -> {
            StreamBench bench = new StreamBench(Duration.ofSeconds(options.number("--seconds", 5, 2, 60)), out);
            return bench.run(options.home(), options.number("--rounds", 1, 1, 10));
        });
    }

    private boolean run(Path home, int rounds) throws IOException, InterruptedException {
        out.println(Row.HEAD);
        for (int round = 0; round < rounds; round++) {
            try (Workshop workshop = Workshop.open()) {
                for (Contestant.Maker maker : Contestant.all(home, workshop)) {
                    measure(maker);
                }
            }
        }
        Summary.of(rows).forEach(out::println);
        PictureCost cost = PictureCost.measure(home);
        out.println(format(
                "a picture: encoded in %.2f ms (tjbench: %s) and, with all that its thread does to send it to one viewer, in %.2f ms;"
                        + " all layers drawn in %.2f ms; with them it takes %.2f ms more, copying and encoding what was drawn included",
                cost.encoding(),
                cost.turbo().map(ms -> format("%.2f", ms)).orElse("missing"),
                cost.plain(),
                cost.layers(),
                cost.overlays()));
        Goals goals = new Goals(rows);
        out.println(Goal.HEAD);
        goals.of(cost).forEach(out::println);
        try (Workshop workshop = Workshop.open()) {
            out.println(
                    LeastCost.measure(workshop, span)
                            .flatMap(goals::possible)
                            .orElse(
                                    "what is possible beside the Flask generator is left out: it, shared/bench or tjbench is missing"));
        }
        return rows.stream().filter(Row::isOurs).noneMatch(Row::isTooSlow);
    }

    private void measure(Contestant.Maker maker) throws IOException, InterruptedException {
        Optional<Contestant> made = maker.make();
        if (made.isEmpty()) {
            out.println(maker.name() + ": left out, " + maker.lack());
            return;
        }
        try (Contestant contestant = made.get()) {
            watch(contestant, 10, FIRST_WARM_UP);
            double idle = 0;
            for (int viewers : VIEWERS) {
                Row row = watch(contestant, viewers, WARM_UP).above(idle);
                idle = viewers == 0 ? row.cores() : idle;
                rows.add(row);
                out.println(row);
            }
        }
    }

    private Row watch(Contestant contestant, int count, Duration warmUp) throws IOException, InterruptedException {
        Thread.sleep(FAREWELL.toMillis());
        try (Viewers viewers = Viewers.of(contestant.feed(), count)) {
            Thread.sleep(warmUp.toMillis());
            Usage before = Usage.of(contestant.processes());
            viewers.begin();
            Thread.sleep(span.toMillis());
            Seen seen = viewers.end();
            Usage used = Usage.of(contestant.processes()).since(before);
            return new Row(contestant.name(), count, seen, used, contestant.kept(), 0);
        }
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
