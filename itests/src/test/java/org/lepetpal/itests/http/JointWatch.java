package org.lepetpal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps a robot through a command and looks at each joint every tenth of a second. */
final class JointWatch {
    /** Servos overshoot by a little. */
    private static final double SLACK = 1;

    private final Robot robot;
    private final Map<String, Double> least = new LinkedHashMap<>();
    private final Map<String, Double> most = new LinkedHashMap<>();
    private final List<String> beyond = new ArrayList<>();

    JointWatch(Robot robot) {
        this.robot = robot;
    }

    /** Until it is final, or the given simulated time is over. @return its last status */
    JsonNode follow(String id, Duration limit) throws IOException, InterruptedException {
        JsonNode status = robot.status(id);
        for (long passed = 0; passed < limit.toMillis() && !Robot.isFinal(status); passed += 100) {
            robot.step(100);
            look();
            status = robot.status(id);
        }
        return status;
    }

    private void look() throws IOException, InterruptedException {
        for (JsonNode joint : Robot.json(robot.get("/api/arm")).get("joints")) {
            double position = joint.at("/reading/position").asDouble();
            String name = joint.get("name").asText();
            least.merge(name, position, Math::min);
            most.merge(name, position, Math::max);
            if (position < joint.get("min").asDouble() - SLACK
                    || position > joint.get("max").asDouble() + SLACK) {
                beyond.add(name + " at " + position);
            }
        }
    }

    /** How far a joint has been from where else it has been, in its unit; 0 where nobody looked. */
    double travel(String joint) {
        return most.getOrDefault(joint, 0.0) - least.getOrDefault(joint, 0.0);
    }

    /** Joints that were beyond their limits, and where. */
    List<String> beyondLimits() {
        return List.copyOf(beyond);
    }
}
