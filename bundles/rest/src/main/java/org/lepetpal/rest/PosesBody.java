package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.lepetpal.api.arm.JointAngles;

/** Poses as this interface writes them: an array for each, to a hundredth of a degree. */
final class PosesBody {
    private PosesBody() {}

    static ObjectNode of(Json json, Map<String, JointAngles> poses) {
        ObjectNode body = json.object();
        new TreeMap<>(poses).forEach((name, pose) -> body.set(name, of(json, pose)));
        return body;
    }

    static ArrayNode of(Json json, JointAngles pose) {
        ArrayNode values = json.object().arrayNode();
        for (double value : pose.toArray()) {
            values.add(Math.round(value * 100) / 100.0);
        }
        return values;
    }
}
