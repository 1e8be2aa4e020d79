package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** What Prometheus gets from the real distribution. */
public class MetricsIT {
    private static final List<String> NAMES = List.of(
            "lepetpal_loop_missed_ticks_total ",
            "lepetpal_loop_lateness_seconds{quantile=\"0.999\"} ",
            "lepetpal_loop_step_seconds{step=\"read\",quantile=\"0.99\"} ",
            "lepetpal_loop_step_overruns_total{step=\"write\"} ",
            "lepetpal_arm_glitches_total ",
            "lepetpal_camera_frames_total{camera=\"front\"} ",
            "lepetpal_candidate_answer_seconds_count{name=\"color\",slot=\"detector\"",
            "lepetpal_component_status{component=\"arm\",lepetpal_component_status=\"ok\"} 1",
            "jvm_memory_used_bytes{area=\"heap\"} ",
            "process_cpu_seconds_total ");

    @Test
    public void aScrapeWithTheTokenTellsOfAllPartsAndTheTicksGoOn() throws Exception {
        try (Robot robot = Robot.start(Map.of("API_TOKEN", "sixteen-letters-at-least"))) {
            HttpRequest stranger = HttpRequest.newBuilder(robot.uri("/metrics")).build();
            assertThat(robot.send(stranger).statusCode()).isEqualTo(401);

            // Each part begins in its own time.
            for (String name : NAMES) {
                Await.until(name, Duration.ofSeconds(30), () -> lines(robot).stream()
                        .anyMatch(line -> line.startsWith(name)));
            }
            double before = ticks(robot);
            Await.until("more ticks", Duration.ofSeconds(30), () -> ticks(robot) > before);

            HttpResponse<String> text = robot.get("/metrics");
            assertThat(text.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(text.body().lines().filter(line -> !line.startsWith("#")))
                    .allMatch(line -> line.matches("[a-z_]+(\\{.*})? [-+.0-9EaNInf]+"));
            HttpResponse<String> open = robot.send(robot.request("/metrics")
                    .header("Accept", "application/openmetrics-text")
                    .build());
            assertThat(open.body()).endsWith("# EOF\n");
        }
    }

    private static double ticks(Robot robot) throws Exception {
        String name = "lepetpal_loop_ticks_total ";
        return lines(robot).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static List<String> lines(Robot robot) throws Exception {
        return robot.get("/metrics").body().lines().toList();
    }
}
