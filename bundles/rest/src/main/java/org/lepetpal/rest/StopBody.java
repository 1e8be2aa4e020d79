package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import org.lepetpal.api.safety.StopState;

/** The software stop as this interface writes it. */
final class StopBody {
    private final Json json;

    StopBody(Json json) {
        this.json = json;
    }

    ObjectNode of(StopState state) {
        ObjectNode body = json.object();
        switch (state) {
            case StopState.Clear _ -> body.put("latched", false);
            case StopState.Latched latched -> {
                body.put("latched", true);
                body.put("category", latched.category().number());
                body.put("reason", latched.reason());
                body.put("since", latched.since().truncatedTo(ChronoUnit.MILLIS).toString());
                body.put("at_rest", latched.atRest());
            }
        }
        return body;
    }
}
