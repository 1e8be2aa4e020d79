package org.lepetpal.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.Tally;
import org.lepetpal.api.telemetry.Telemetry;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /metrics}: what the robot and its process measure of themselves, as Prometheus reads it. What is not there is left out. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Latest<Telemetry> telemetry = new Latest<>();
    private final transient Latest<Switchboard> switchboard = new Latest<>();
    private final transient Map<ServiceReference<HealthSource>, HealthSource> parts = new ConcurrentHashMap<>();
    private final transient Map<ServiceReference<Tally>, Tally> tallies = new ConcurrentHashMap<>();
    private final transient PrometheusRegistry registry = new PrometheusRegistry();
    private final transient ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();
    private final transient ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.builder()
            .setCreatedTimestampsEnabled(false)
            .build();

    @Activate
    public MetricsServlet() {
        registry.register(new Gathered(
                new LoopMetrics(telemetry::get),
                new CandidateMetrics(this::present),
                new CameraMetrics(switchboard::get),
                new HealthMetrics(parts::values),
                new TallyMetrics(tallies::values)));
        // Not the library's metrics of threads, which halt the whole machine to look for deadlocks, the control loop
        // too.
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Current thread count of a JVM")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    @Reference(
            name = "telemetry",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTelemetry(Telemetry service) {
        telemetry.came(service);
    }

    void removeTelemetry(Telemetry service) {
        telemetry.left(service);
    }

    @Reference(
            name = "switchboard",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSwitchboard(Switchboard service) {
        switchboard.came(service);
    }

    void removeSwitchboard(Switchboard service) {
        switchboard.left(service);
    }

    @Reference(
            name = "health",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addPart(ServiceReference<HealthSource> reference, HealthSource part) {
        parts.put(reference, part);
    }

    void removePart(ServiceReference<HealthSource> reference) {
        parts.remove(reference);
    }

    @Reference(
            name = "tally",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTally(ServiceReference<Tally> reference, Tally tally) {
        tallies.put(reference, tally);
    }

    void removeTally(ServiceReference<Tally> reference) {
        tallies.remove(reference);
    }

    private List<Candidate> present() {
        return switchboard.get().stream()
                .flatMap(board -> Arrays.stream(SlotName.values()).flatMap(slot -> board.present(slot).stream()))
                .toList();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ExpositionFormatWriter writer = openMetrics.accepts(request.getHeader("Accept")) ? openMetrics : prometheus;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape());
        response.setContentType(writer.getContentType());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(text.size());
        text.writeTo(response.getOutputStream());
    }
}
