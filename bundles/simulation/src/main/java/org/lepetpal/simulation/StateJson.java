package org.lepetpal.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.simulation.world.BallState;
import org.lepetpal.simulation.world.TreatState;
import org.lepetpal.simulation.world.WorldState;

/** The room as JSON: metres, degrees, seconds; lower case with underscores. */
final class StateJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StateJson() {}

    static ObjectNode of(WorldState state, Optional<String> device, boolean stepped) {
        ObjectNode json = NODES.objectNode();
        json.put("seed", state.seed());
        json.put("simulated_seconds", state.seconds());
        json.put("time", stepped ? "stepped" : "real");
        json.set("arm", arm(state));
        json.put("holding", state.holding());
        json.set("ball", ball(state.ball()));
        json.putArray("treats")
                .addAll(state.treats().stream().map(StateJson::treat).toList());
        json.put("treats_in_bowl", state.treatsInBowl());
        ObjectNode bowl = json.putObject("bowl");
        bowl.set("position", point(state.bowl().position()));
        bowl.put("radius", state.bowl().radius());
        bowl.put("height", state.bowl().height());
        ObjectNode chute = json.putObject("chute");
        chute.put("gate_degrees", state.chute().gateDegrees());
        chute.set("outlet", point(state.chute().outlet()));
        ObjectNode dog = json.putObject("dog");
        dog.put("present", state.dog().present());
        dog.set("position", point(state.dog().position()));
        json.putObject("bus").put("connected", device.isPresent()).put("device", device.orElse(null));
        return json;
    }

    private static ObjectNode arm(WorldState state) {
        ObjectNode arm = NODES.objectNode();
        ObjectNode joints = arm.putObject("joints");
        state.arm().joints().forEach(joints::put);
        ObjectNode goals = arm.putObject("goals");
        state.arm().goals().forEach(goals::put);
        arm.set("tip", point(state.arm().tip()));
        ObjectNode torque = arm.putObject("torque");
        state.arm().torque().forEach(torque::put);
        arm.put("goal_changed_at", state.arm().goalSeconds());
        return arm;
    }

    private static ObjectNode ball(BallState ball) {
        ObjectNode json = NODES.objectNode();
        json.set("position", point(ball.position()));
        json.put("radius", ball.radius());
        json.put("speed", ball.speed());
        json.put("moving", ball.moving());
        json.put("held", ball.held());
        json.put("greatest_height", ball.greatestHeight());
        json.put("thrown", ball.thrown());
        json.put("throw_speed", ball.throwSpeed());
        if (ball.landed().isPresent()) {
            json.set("landed", point(ball.landed().get()));
        } else {
            json.putNull("landed");
        }
        return json;
    }

    private static ObjectNode treat(TreatState treat) {
        ObjectNode json = NODES.objectNode();
        json.set("position", point(treat.position()));
        json.put("yaw", treat.yaw());
        json.put("speed", treat.speed());
        json.put("held", treat.held());
        json.put("in_bowl", treat.inBowl());
        return json;
    }

    private static ObjectNode point(Point3 point) {
        return NODES.objectNode().put("x", point.x()).put("y", point.y()).put("z", point.z());
    }
}
