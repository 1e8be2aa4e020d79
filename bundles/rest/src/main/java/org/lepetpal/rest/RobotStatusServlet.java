package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /api/status}: the robot at a glance, its newest command, loop, arm and slots. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/status")
public final class RobotStatusServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;
    private final transient Present<Telemetry> telemetry =
            new Present<>("The control loop does not run; /health says why", "no_loop");
    private final transient SightingBody sightingBody = new SightingBody(json);
    private final transient StatusBody statusBody = new StatusBody(json);
    private final transient StopBody stopBody = new StopBody(json);

    @Activate
    public RobotStatusServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET");
        this.parts = parts;
    }

    @Reference(
            name = "telemetry",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTelemetry(Telemetry service) {
        telemetry.add(service);
    }

    void removeTelemetry(Telemetry service) {
        telemetry.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Telemetry robot = telemetry.require();
        Switchboard board = parts.switchboard().require();
        ObjectNode body = json.object();
        robot.command()
                .ifPresentOrElse(status -> body.set("command", statusBody.of(status)), () -> body.putNull("command"));
        robot.latest().ifPresentOrElse(sample -> body.set("arm", arm(sample)), () -> body.putNull("arm"));
        body.set("loop", loop(robot.loop()));
        parts.stop()
                .find()
                .ifPresentOrElse(service -> body.set("stop", stopBody.of(service.state())), () -> body.putNull("stop"));
        parts.sight()
                .find()
                .flatMap(Sight::latest)
                .ifPresentOrElse(seen -> body.set("sight", sightingBody.of(seen)), () -> body.putNull("sight"));
        ObjectNode slots = body.putObject("slots");
        for (SlotName slot : SlotName.values()) {
            ArrayNode candidates = slots.putArray(slot.label());
            board.candidates(slot).forEach(candidate -> candidates.add(candidate(candidate)));
        }
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private ObjectNode arm(ArmSample sample) {
        ObjectNode arm = json.object();
        arm.put("tick", sample.tick());
        arm.put("activity", sample.activity().label());
        sample.reading().map(ArmReading::positions).ifPresent(positions -> {
            ArrayNode values = arm.putArray("positions");
            for (double value : positions.toArray()) {
                values.add(Math.round(value * 100) / 100.0);
            }
        });
        sample.verdict().ifPresent(verdict -> {
            ArrayNode findings = arm.putArray("safety");
            verdict.findings().forEach(finding -> {
                ObjectNode entry = findings.addObject();
                entry.put("rule", finding.rule());
                entry.put("effect", finding.effect().name().toLowerCase(java.util.Locale.ROOT));
                entry.put("detail", finding.detail());
            });
        });
        return arm;
    }

    private ObjectNode loop(LoopStats stats) {
        ObjectNode loop = json.object();
        loop.put("ticks", stats.ticks());
        loop.put("missed_ticks", stats.missedTicks());
        loop.put("rate_hz", Math.round(1e11 / stats.periodNanos()) / 100.0);
        loop.put("median_lateness_us", TimeUnit.NANOSECONDS.toMicros(stats.medianLatenessNanos()));
        loop.put("p99_lateness_us", TimeUnit.NANOSECONDS.toMicros(stats.p99LatenessNanos()));
        loop.put("worst_lateness_us", TimeUnit.NANOSECONDS.toMicros(stats.worstLatenessNanos()));
        return loop;
    }

    private ObjectNode candidate(Candidate candidate) {
        ObjectNode entry = json.object();
        entry.put("id", candidate.id());
        entry.put("name", candidate.name());
        entry.put("version", candidate.version());
        entry.put("origin", candidate.origin());
        entry.put("active", candidate.active());
        entry.put("simulated", candidate.simulated());
        return entry;
    }
}
