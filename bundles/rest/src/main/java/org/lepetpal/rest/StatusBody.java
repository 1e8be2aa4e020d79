package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.lepetpal.api.command.CommandStatus;

/** A command's status as the contract writes it. */
final class StatusBody {
    private final Json json;

    StatusBody(Json json) {
        this.json = json;
    }

    ObjectNode of(CommandStatus status) {
        ObjectNode body = json.object();
        body.put("state", status.state().name().toLowerCase(Locale.ROOT));
        body.put(
                "phase",
                status.phase()
                        .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        status.confidence().ifPresent(confidence -> body.put("confidence", Math.round(confidence * 100) / 100.0));
        body.put("message", status.message());
        body.put("duration_ms", status.duration().toMillis());
        body.put("request_id", status.requestId().toString());
        body.put("prompt", status.prompt());
        status.policy().ifPresent(policy -> body.put("policy", policy));
        status.error().ifPresent(failure -> {
            ObjectNode error = body.putObject("error");
            error.put("code", failure.code());
            error.put("message", failure.message());
        });
        return body;
    }
}
