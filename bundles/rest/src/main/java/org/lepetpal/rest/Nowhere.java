package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The answer for an address at which nothing is: 404, and while the robot starts 503, since whatever belongs there may be
 * on its way.
 */
final class Nowhere {
    private static final String HEALTH = "/health";

    private final Json json = new Json();
    private final Envelope envelope;
    private final Life life;

    Nowhere(Envelope envelope, Life life) {
        this.envelope = envelope;
        this.life = life;
    }

    /** @param path that was asked for */
    Answer at(String path) {
        if (!life.isStarting()) {
            return of(ErrorCode.NOT_FOUND, "There is nothing at this address", Map.of());
        }
        return early(path);
    }

    /** For whoever comes before the robot can tell what is where. */
    Answer early(String path) {
        if (path.equals(HEALTH)) {
            HealthReport nobodyYet = HealthReport.of(List.of());
            return new Answer(nobodyYet.http(), nobodyYet.body(json));
        }
        return of(ErrorCode.UNAVAILABLE, "The robot is starting", Map.of("reason", "starting"));
    }

    private Answer of(ErrorCode code, String message, Map<String, Object> details) {
        return new Answer(code.status(), envelope.body(code, code.status(), message, details));
    }

    /** @param status HTTP */
    record Answer(int status, ObjectNode body) {
        byte[] bytes() {
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
