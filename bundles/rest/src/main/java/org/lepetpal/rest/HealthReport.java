package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * What {@code /health} says. Arm, camera, policy and safety decide, and whether there is a control loop, however late it is.
 * One that is set up not to be there does not count; one whose bundle has not spoken yet is starting, and is named.
 */
record HealthReport(Status status, Map<String, ComponentHealth> components) {
    private static final List<String> DECIDING = List.of("arm", "camera", "policy", "safety", "loop");

    HealthReport {
        components = Map.copyOf(components);
    }

    static HealthReport of(Collection<ComponentHealth> parts) {
        Map<String, ComponentHealth> components = new TreeMap<>();
        for (ComponentHealth part : parts) {
            components.merge(part.component(), part, HealthReport::worse);
        }
        DECIDING.forEach(name -> components.putIfAbsent(name, silent(name)));
        Status arm = components.get("arm").status();
        Status camera = components.get("camera").status();
        Status policy = components.get("policy").status();
        Status safety = components.get("safety").status();
        boolean loopRuns = serves(components.get("loop").status());
        if (isWell(arm) && isWell(camera) && isWell(policy) && isWell(safety) && loopRuns) {
            return new HealthReport(Status.OK, components);
        }
        boolean takesCommands = serves(arm) && serves(policy) && serves(safety) && loopRuns;
        if (takesCommands || serves(camera)) {
            return new HealthReport(Status.DEGRADED, components);
        }
        boolean onItsWay = arm == Status.STARTING
                || camera == Status.STARTING
                || policy == Status.STARTING
                || safety == Status.STARTING;
        return new HealthReport(onItsWay ? Status.STARTING : Status.DOWN, components);
    }

    /** The HTTP status that goes with it. */
    int http() {
        return status == Status.OK || status == Status.DEGRADED ? 200 : 503;
    }

    ObjectNode body(Json json) {
        ObjectNode body = json.object();
        body.put("status", word(status));
        body.put("api", 1);
        body.put("version", "v0.1");
        ObjectNode parts = body.putObject("components");
        components.values().stream()
                .sorted(Comparator.comparing(ComponentHealth::component))
                .forEach(part -> {
                    ObjectNode entry = parts.putObject(part.component());
                    entry.put("status", word(part.status()));
                    entry.put("detail", part.detail());
                    if (part.simulated()) {
                        entry.put("simulated", true);
                    }
                });
        return body;
    }

    private static ComponentHealth worse(ComponentHealth one, ComponentHealth other) {
        return one.status().compareTo(other.status()) >= 0 ? one : other;
    }

    private static ComponentHealth silent(String component) {
        return ComponentHealth.of(component, Status.STARTING, "its bundle has not spoken yet, or does not run");
    }

    private static boolean isWell(Status status) {
        return status == Status.OK || status == Status.ABSENT;
    }

    private static boolean serves(Status status) {
        return status == Status.OK || status == Status.DEGRADED;
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
