package org.lepetpal.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lepetpal.simulation.fault.Fault;
import org.lepetpal.simulation.fault.FaultKind;
import org.lepetpal.simulation.fault.Faults;

/** Faults on the bus by HTTP: injected, listed, removed. Each answers with the list. Any thread. */
final class FaultRoutes {
    private static final String NAME = "fault";
    private static final String LASTS = "for_ms";
    private static final long LONGEST_MILLIS = 86_400_000;

    private final Faults faults;

    FaultRoutes(LiveWorld world) {
        faults = world.faults();
    }

    RoomServlet servlet() {
        return new RoomServlet(Map.of("GET", this::list, "POST", this::inject, "DELETE", this::remove));
    }

    private String inject(HttpServletRequest request) throws IOException {
        refuseId(request);
        Body body = Body.of(request);
        int id;
        try {
            FaultKind kind =
                    FaultKind.named(body.text(NAME).orElseThrow(() -> BadRequest.invalid("'" + NAME + "' is missing")));
            body.knowing(Stream.concat(Stream.of(NAME, LASTS), kind.parameters().stream())
                    .toList());
            Fault fault = kind.make(body);
            OptionalLong millis = body.integer(LASTS, 1, LONGEST_MILLIS);
            id = millis.isPresent()
                    ? faults.inject(fault, Duration.ofMillis(millis.getAsLong()))
                    : faults.inject(fault);
        } catch (IllegalArgumentException notAllowed) {
            throw BadRequest.invalid(notAllowed.getMessage());
        }
        return json().put("id", id).toString();
    }

    private String list(HttpServletRequest request) {
        refuseId(request);
        return json().<ObjectNode>set("known", known()).toString();
    }

    private String remove(HttpServletRequest request) {
        String id = id(request);
        if (id.isEmpty()) {
            faults.clear();
        } else if (!id.matches("[0-9]{1,9}") || !faults.remove(Integer.parseInt(id))) {
            throw new BadRequest(404, "There is no fault '" + id + "'");
        }
        return json().toString();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode injected = json.putArray("faults");
        for (Faults.Listed fault : faults.list()) {
            ObjectNode one = injected.addObject();
            one.put("id", fault.id());
            one.put(NAME, fault.kind().label());
            one.put("effect", fault.effect());
            fault.nanosLeft().ifPresent(nanos -> one.put("ms_left", nanos / 1_000_000));
        }
        return json;
    }

    private static ObjectNode known() {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode one = known.putObject(kind.label());
            one.put("effect", kind.description());
            ArrayNode parameters = one.putArray("parameters");
            kind.parameters().forEach(parameters::add);
        }
        return known;
    }

    private static void refuseId(HttpServletRequest request) {
        if (!id(request).isEmpty()) {
            throw new BadRequest(404, "A single fault can only be deleted");
        }
    }

    private static String id(HttpServletRequest request) {
        String rest = Optional.ofNullable(request.getPathInfo()).orElse("");
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }
}
