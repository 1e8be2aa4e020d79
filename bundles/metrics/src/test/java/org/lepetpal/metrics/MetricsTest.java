package org.lepetpal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStats.StepStats;
import org.lepetpal.api.telemetry.Tally;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase.Priority;
import org.lepetpal.testkit.FakeTelemetry;

class MetricsTest {
    private static final LoopStats LOOP = new LoopStats(
            12_000,
            3,
            10_000_000,
            1_000,
            20_000,
            170_000,
            4_000_000,
            new StepStats(3_000_000, 5, 800_000, 1_500_000, 6_000_000),
            new StepStats(1_000_000, 0, 2_000, 9_000, 50_000),
            new StepStats(1_000_000, 7, 90_000, 300_000, 1_200_000),
            new Priority(true, "SCHED_FIFO 50"));

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void theLoopTellsWhatItMeasuredInSeconds() throws IOException {
        registry.register(new LoopMetrics(() -> Optional.of(telemetry())));
        assertThat(lines())
                .contains(
                        "# TYPE lepetpal_loop_ticks_total counter",
                        "lepetpal_loop_ticks_total 12000.0",
                        "lepetpal_loop_missed_ticks_total 3.0",
                        "lepetpal_loop_period_seconds 0.01",
                        "# TYPE lepetpal_loop_lateness_seconds summary",
                        "lepetpal_loop_lateness_seconds{quantile=\"0.5\"} 1.0E-6",
                        "lepetpal_loop_lateness_seconds{quantile=\"0.99\"} 2.0E-5",
                        "lepetpal_loop_lateness_seconds{quantile=\"0.999\"} 1.7E-4",
                        "lepetpal_loop_lateness_seconds_count 12000",
                        "lepetpal_loop_lateness_worst_seconds 0.004",
                        "lepetpal_loop_real_time 1.0",
                        "lepetpal_loop_step_seconds{step=\"read\",quantile=\"0.99\"} 0.0015",
                        "lepetpal_loop_step_seconds{step=\"write\",quantile=\"0.5\"} 9.0E-5",
                        "lepetpal_loop_step_overruns_total{step=\"decide\"} 0.0",
                        "lepetpal_loop_step_overruns_total{step=\"write\"} 7.0",
                        "lepetpal_loop_step_budget_seconds{step=\"read\"} 0.003",
                        "lepetpal_loop_step_worst_seconds{step=\"write\"} 0.0012");
    }

    @Test
    void withoutALoopThereIsNothingOfIt() throws IOException {
        registry.register(new LoopMetrics(Optional::empty));
        assertThat(lines()).isEmpty();
    }

    @Test
    void whoWasAskedTellsHowLongItTook() throws IOException {
        List<Candidate> present = List.of(
                candidate("slow", new Latency(40, 2, 30_000_000, 90_000_000, 120_000_000)),
                candidate("idle", Latency.NONE));
        registry.register(new CandidateMetrics(() -> present));
        assertThat(lines())
                .contains(
                        "lepetpal_candidate_failures_total{name=\"slow\",slot=\"policy\",version=\"1.0\"} 2.0",
                        "lepetpal_candidate_answer_seconds_count{name=\"slow\",slot=\"policy\",version=\"1.0\"} 40",
                        "lepetpal_candidate_answer_seconds{name=\"slow\",slot=\"policy\",version=\"1.0\",quantile=\"0.99\"} 0.09")
                .noneMatch(line -> line.contains("idle"));
    }

    @Test
    void ofPartsOfOneNameTheWorstCountsAndOneThatFailsHarmsNoOther() throws IOException {
        registry.register(new HealthMetrics(() -> List.of(
                () -> ComponentHealth.of("arm", Status.OK, ""),
                () -> ComponentHealth.of("arm", Status.DEGRADED, "hot"),
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                () -> ComponentHealth.of("camera", Status.OK, ""))));
        assertThat(lines())
                .contains(
                        "lepetpal_component_status{component=\"arm\",lepetpal_component_status=\"degraded\"} 1",
                        "lepetpal_component_status{component=\"arm\",lepetpal_component_status=\"ok\"} 0",
                        "lepetpal_component_status{component=\"camera\",lepetpal_component_status=\"ok\"} 1");
    }

    @Test
    void whatAPartCountsIsTold() throws IOException {
        registry.register(new TallyMetrics(() -> List.of(new Spins("dog_spins"), new Spins("dog_spins"))));
        assertThat(lines())
                .containsExactly(
                        "# HELP lepetpal_dog_spins_total How often the dog turned.",
                        "# TYPE lepetpal_dog_spins_total counter",
                        "lepetpal_dog_spins_total 4.0");
    }

    @Test
    void ofTwoOfOneNameAndVersionThePreferredOneIsTold() throws IOException {
        registry.register(new CandidateMetrics(() -> List.of(
                candidate("twin", new Latency(40, 2, 30_000_000, 90_000_000, 120_000_000)),
                candidate("twin", new Latency(7, 1, 30_000_000, 90_000_000, 120_000_000)))));
        assertThat(lines())
                .filteredOn(line -> line.startsWith("lepetpal_candidate_failures_total"))
                .containsExactly(
                        "lepetpal_candidate_failures_total{name=\"twin\",slot=\"policy\",version=\"1.0\"} 2.0");
    }

    @Test
    void whoFailsOrTakesANameThatIsTakenHarmsNoOther() throws IOException {
        registry.register(new Gathered(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                new LoopMetrics(() -> Optional.of(telemetry())),
                new TallyMetrics(() -> List.of(new Spins("loop_ticks"), new Spins("dog_spins")))));
        assertThat(lines())
                .contains("lepetpal_loop_ticks_total 12000.0", "lepetpal_dog_spins_total 4.0")
                .doesNotContain("lepetpal_loop_ticks_total 4.0");
    }

    private record Spins(String name) implements Tally {

        @Override
        public String help() {
            return "How often the dog turned.";
        }

        @Override
        public long count() {
            return 4;
        }
    }

    private static Telemetry telemetry() {
        FakeTelemetry telemetry = new FakeTelemetry();
        telemetry.keepTime(LOOP);
        return telemetry;
    }

    private static Candidate candidate(String name, Latency latency) {
        return new Candidate(
                SlotName.POLICY, name, "1.0", "test", 0, false, CandidateState.WARM, "", latency, Optional.empty());
    }

    private List<String> lines() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.builder()
                .setIncludeCreatedTimestamps(false)
                .build()
                .write(text, registry.scrape());
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
