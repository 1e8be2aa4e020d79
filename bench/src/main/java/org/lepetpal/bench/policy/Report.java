package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prints what was measured, and which goals are reached. */
final class Report {
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double ROOFLINE_TIMES = 1.3;
    private static final double MEMORY_TIMES = 1.25;
    private static final double LOAD_SECONDS = 3;
    private static final double FAST_TIMES = 0.5;
    /** From single precision, in normalised action units. */
    private static final double ALLOWED = 0.05;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Seconds by stage. @param work of each stage, as the robot counts it */
    void stages(Race race, JsonNode work) {
        Roofline roofline = race.roofline();
        line(
                "this machine reaches %.0f GFLOP/s and %.1f GB/s in ONNX Runtime's products of the same shapes",
                roofline.flops() / GIGA, roofline.bytes() / GIGA);
        StringBuilder head = new StringBuilder(String.format("%-22s %9s", "seconds, the best", "at best"));
        race.figures().forEach(one -> head.append(String.format(" %18s", one.name())));
        line("%s", head);
        for (Stage stage : Stage.values()) {
            double floor = roofline.seconds(stage, work);
            StringBuilder row = new StringBuilder(format("%-22s %9.3f", stage.label(), floor));
            for (Figures one : race.figures()) {
                row.append(format(" %9.3f (%4.2f ×)", one.seconds(stage), one.seconds(stage) / floor));
            }
            line("%s", row);
        }
        Figures exact = race.figures().getFirst();
        race.figures().stream()
                .filter(one -> one != exact && Double.isFinite(one.deviation(exact)))
                .forEach(one -> line("%s is at most %.4f from fp32 (normalised)", one.name(), one.deviation(exact)));
    }

    /** Who is compared with. */
    void peer(Optional<Thinker> peer) {
        peer.ifPresentOrElse(
                other -> line(
                        "PyTorch %s, linear layers by %s",
                        other.ready().path("version").asText(),
                        other.ready().path("linear").asText()),
                () -> line(
                        "no PyTorch to compare with; on Debian: apt-get install python3-torch libopenblas0-pthread"));
    }

    /** Loading and memory. @param when for people */
    void loading(String name, String when, Loaded loaded) {
        line(
                "%-13s loaded %-14s in %5.2f s; at its peak %5.0f MB for %5.0f MB of weights in use (%.2f ×)",
                name,
                when,
                loaded.seconds(),
                loaded.peak() / MEGA,
                loaded.weights() / MEGA,
                loaded.peak() / loaded.weights());
    }

    /** What is reached of the goals. @return whether none that could be measured is missed */
    boolean goals(Race race, JsonNode work, Loaded again, Optional<Figures> peer) {
        Figures own = race.figures().getFirst();
        double seconds = own.seconds(Stage.ALL);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(new Verdict(
                "single precision against the roofline, times",
                seconds / race.roofline().seconds(Stage.ALL, work),
                ROOFLINE_TIMES));
        double fastest = fastest(race).seconds(Stage.ALL);
        verdicts.add(new Verdict("single precision against PyTorch's, times", against(seconds, peer), 1));
        verdicts.add(new Verdict(
                "the fastest mode exact enough against PyTorch's, times", against(fastest, peer), FAST_TIMES));
        verdicts.add(new Verdict(
                "memory at its peak against the weights in use, times", again.peak() / again.weights(), MEMORY_TIMES));
        verdicts.add(new Verdict("loading again, seconds", again.seconds(), LOAD_SECONDS));
        verdicts.forEach(verdict -> line("%s", verdict));
        return verdicts.stream().noneMatch(Verdict::missed);
    }

    private static OptionalDouble against(double seconds, Optional<Figures> peer) {
        return peer.stream()
                .mapToDouble(other -> seconds / other.seconds(Stage.ALL))
                .findFirst();
    }

    /** Of the robot's own modes, which are the only ones whose actions are known. */
    private static Figures fastest(Race race) {
        Figures exact = race.figures().getFirst();
        return race.figures().stream()
                .filter(one -> one.deviation(exact) < ALLOWED)
                .min(Comparator.comparingDouble(one -> one.seconds(Stage.ALL)))
                .orElse(exact);
    }

    void line(String format, Object... values) {
        out.println(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
