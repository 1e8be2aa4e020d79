package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The best that one contender reached in several rounds, and what it planned. */
final class Figures {
    private final String name;
    private final Map<Stage, Double> best = new EnumMap<>(Stage.class);
    private Optional<JsonNode> actions = Optional.empty();

    Figures(String name) {
        this.name = name;
    }

    /** Takes in one chunk. */
    void take(JsonNode chunk) {
        for (Stage stage : Stage.values()) {
            best.merge(stage, chunk.path(stage.key()).asDouble(), Math::min);
        }
        actions = Optional.of(chunk.path("actions")).filter(planned -> !planned.isEmpty());
    }

    String name() {
        return name;
    }

    double seconds(Stage stage) {
        return best.get(stage);
    }

    /** Greatest difference between their actions, normalised; empty where one of them gave none. */
    Optional<Double> deviation(Figures other) {
        if (actions.isEmpty() || other.actions.isEmpty()) {
            return Optional.empty();
        }
        double worst = 0;
        for (int i = 0; i < actions.get().size(); i++) {
            double difference = actions.get().get(i).asDouble() - other.actions.get().get(i).asDouble();
            // so that a NaN is the worst of all
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, Math.abs(difference));
        }
        return Optional.of(worst);
    }
}
