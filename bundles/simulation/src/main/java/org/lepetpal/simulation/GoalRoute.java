package org.lepetpal.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.simulation.world.GoalPacket;

/** Tells by HTTP how far each packet led the servos' goals, for who wants to see every tick. Any thread. */
final class GoalRoute {
    private static final String AFTER = "after";

    private final LiveWorld world;

    GoalRoute(LiveWorld world) {
        this.world = world;
    }

    RoomServlet servlet() {
        return new RoomServlet(Map.of("GET", this::packets));
    }

    private String packets(HttpServletRequest request) {
        long after = after(Optional.ofNullable(request.getParameter(AFTER)).orElse("0"));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode packets = json.putArray("packets");
        for (GoalPacket packet : world.ask(room -> room.packetsAfter(after))) {
            ObjectNode one = packets.addObject();
            one.put("number", packet.number()).put("seconds", packet.seconds());
            packet.strides().forEach(one.putObject("strides")::put);
        }
        return json.toString();
    }

    private static long after(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw BadRequest.invalid("'" + AFTER + "' is '" + text + "', it must be the number of a packet, or 0");
        }
        return Long.parseLong(text);
    }
}
