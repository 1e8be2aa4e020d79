package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.lepetpal.api.arm.ProcedureState;

/** A procedure on the arm as this interface writes it. */
final class ProcedureBody {
    private final Json json;

    ProcedureBody(Json json) {
        this.json = json;
    }

    ObjectNode of(ProcedureState state) {
        ObjectNode body = json.object();
        body.put("kind", state.kind().name().toLowerCase(Locale.ROOT));
        body.put("stage", state.stage().name().toLowerCase(Locale.ROOT));
        body.put("prompt", state.prompt());
        ArrayNode answers = body.putArray("answers");
        state.answers().forEach(answers::add);
        ArrayNode joints = body.putArray("joints");
        state.joints().forEach(joint -> {
            ObjectNode entry = joints.addObject();
            entry.put("name", joint.name());
            entry.put("position", joint.position());
            entry.put("min", joint.min());
            entry.put("max", joint.max());
        });
        body.put("error", state.error().orElse(null));
        return body;
    }

    /** Whether it has the arm to itself. */
    static boolean isRunning(ProcedureState state) {
        return state.stage() == ProcedureState.Stage.WORKING || state.stage() == ProcedureState.Stage.WAITING;
    }
}
