package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;

/** An arm and its joints as this interface writes them. */
final class ArmBody {
    private final Json json;

    ArmBody(Json json) {
        this.json = json;
    }

    /** @param reading of the newest tick; empty when the arm did not answer in it */
    ObjectNode of(ArmDescription arm, Optional<ArmReading> reading) {
        ObjectNode body = json.object();
        body.put("model", arm.model());
        ArrayNode joints = body.putArray("joints");
        List<JointDescription> described = arm.joints();
        // the arm may have been swapped since that tick
        Optional<ArmReading> measured = reading.filter(now -> now.positions().size() == described.size());
        for (int i = 0; i < described.size(); i++) {
            ObjectNode joint = joint(described.get(i));
            if (measured.isPresent()) {
                ArmReading now = measured.get();
                joint.set(
                        "reading", reading(now.positions().get(i), now.joints().get(i)));
            } else {
                joint.putNull("reading");
            }
            joints.add(joint);
        }
        return body;
    }

    private ObjectNode joint(JointDescription joint) {
        ObjectNode body = json.object();
        body.put("name", joint.name());
        body.put("unit", joint.unit().name().toLowerCase(Locale.ROOT));
        body.put("min", rounded(joint.min(), 100));
        body.put("max", rounded(joint.max(), 100));
        body.put("max_speed", rounded(joint.maxSpeed(), 10));
        return body;
    }

    private ObjectNode reading(double position, JointReading joint) {
        ObjectNode body = json.object();
        body.put("position", rounded(position, 100));
        body.put("speed", rounded(joint.speed(), 10));
        body.put("load_percent", rounded(joint.loadPercent(), 10));
        body.put("volts", rounded(joint.volts(), 100));
        body.put("celsius", rounded(joint.celsius(), 10));
        body.put("amperes", rounded(joint.amperes(), 1000));
        body.put("faults", joint.faults());
        return body;
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
