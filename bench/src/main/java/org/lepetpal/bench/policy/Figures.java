package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The best that one contender reached in several rounds, and what it planned in the last. */
final class Figures {
    private final String name;
    private final Map<Stage, Double> best = new EnumMap<>(Stage.class);
    private List<Double> actions = List.of();

    Figures(String name) {
        this.name = name;
    }

    /** Takes in one chunk. */
    void take(JsonNode chunk) {
        for (Stage stage : Stage.values()) {
            best.merge(stage, chunk.path(stage.key()).asDouble(), Math::min);
        }
        actions = chunk.path("actions").valueStream().map(JsonNode::asDouble).toList();
    }

    String name() {
        return name;
    }

    double seconds(Stage stage) {
        return best.get(stage);
    }

    /** Greatest difference between their actions, normalised; infinite where one of them gave none. */
    double deviation(Figures other) {
        if (actions.isEmpty() || actions.size() != other.actions.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < actions.size(); i++) {
            double difference = Math.abs(actions.get(i) - other.actions.get(i));
            worst = Double.isFinite(difference) ? Math.max(worst, difference) : Double.POSITIVE_INFINITY;
        }
        return worst;
    }
}
