package org.lepetpal.bench.loop;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one step of the control loop's ticks took, as {@code /metrics} tells it; milliseconds.
 *
 * @param step {@code read}, {@code decide} or {@code write}
 * @param goal what it may take
 * @param median of the last minute
 * @param p99 99th percentile of the last minute
 * @param overruns how often it took longer than its goal, since the loop started
 */
record StepTime(String step, double goal, double median, double p99, long overruns) {
    static final String HEAD = String.format(
            Locale.ROOT, "%-8s %8s %8s %8s  %-22s %s", "step", "goal ms", "50 %", "99 %", "longer than that", "");

    /** @throws IOException when the metrics do not tell of it */
    static StepTime of(String step, String metrics) throws IOException {
        String label = "\\{step=\"" + step + "\"";
        return new StepTime(
                step,
                1e3 * value(metrics, "lepetpal_loop_step_budget_seconds" + label + "}"),
                1e3 * value(metrics, "lepetpal_loop_step_seconds" + label + ",quantile=\"0.5\"}"),
                1e3 * value(metrics, "lepetpal_loop_step_seconds" + label + ",quantile=\"0.99\"}"),
                (long) value(metrics, "lepetpal_loop_step_overruns_total" + label + "}"));
    }

    /** @param metric a regular expression of its name and labels */
    static double value(String metrics, String metric) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + metric.replace("}", "\\}") + " (\\S+)$")
                .matcher(metrics);
        if (!line.find()) {
            throw new IOException("/metrics does not tell " + metric);
        }
        return Double.parseDouble(line.group(1));
    }

    boolean met() {
        return p99 <= goal;
    }

    /** @param before the same step, earlier */
    String since(StepTime before, long ticks) {
        return String.format(
                Locale.ROOT,
                "%-8s %8.2f %8.2f %8.2f  %-22s %s",
                step,
                goal,
                median,
                p99,
                overruns - before.overruns + " of " + ticks + " ticks",
                met() ? "met" : "missed");
    }
}
